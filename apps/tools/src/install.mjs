// Installs the dependencies when they are missing or older than the lock file. Plain JavaScript, like run.mjs.
import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";

const NO_NETWORK = /ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH|ENOTCACHED/;

/** Makes node_modules agree with package-lock.json. Returns what went wrong, for a person to read, or null. */
export async function install(root, node) {
  const wanted = fingerprint(root);
  if (isInstalled(root, node, wanted)) return null;
  const release = await takeLock(join(root, ".data"));
  try {
    if (isInstalled(root, node, wanted)) return null; // another one did it while this one waited
    console.log("Installing dependencies (a minute or two, once) …");
    const started = Date.now();
    const { code, output } = await npmCi(root);
    if (code !== 0) return explain(output);
    if (!existsSync(node)) {
      return `${output}\nThe dependencies are there, but without Node 24: npm did not run install scripts. Is ignore-scripts set?`;
    }
    writeFileSync(stampPath(root), wanted);
    console.log(`Installed in ${Math.round((Date.now() - started) / 1000)} s.`);
    return null;
  } finally {
    release();
  }
}

/** Of what decides what is installed: the lock file (and the kind of machine, as others need other binaries), then the patches. */
function fingerprint(root) {
  const lock = createHash("sha256").update(readFileSync(join(root, "package-lock.json")));
  const patches = createHash("sha256");
  for (const name of readdirSync(join(root, "patches")).toSorted()) {
    patches.update(name).update(readFileSync(join(root, "patches", name)));
  }
  return `${lock.update(`${process.platform} ${process.arch}`).digest("hex")}\n${patches.digest("hex")}`;
}

function stampPath(root) {
  return join(root, "node_modules", ".installed");
}

function isInstalled(root, node, wanted) {
  if (!existsSync(node)) return false;
  const stamp = stampPath(root);
  const found = existsSync(stamp) ? readFileSync(stamp, "utf8") : null;
  if (found === wanted) return true;
  // A patched package has its version's number all the same, so npm's record does not tell whether a patch has changed.
  if (found !== null && found.split("\n")[1] !== wanted.split("\n")[1]) return false;
  if (!agreesWithLock(root)) return false;
  writeFileSync(stamp, wanted); // somebody ran npm install by hand, which is as good
  return true;
}

/** Compares the lock file with npm's own record of what lies in node_modules. */
function agreesWithLock(root) {
  const record = join(root, "node_modules", ".package-lock.json");
  if (!existsSync(record)) return false;
  const installed = JSON.parse(readFileSync(record, "utf8")).packages;
  const locked = JSON.parse(readFileSync(join(root, "package-lock.json"), "utf8")).packages;
  return Object.entries(locked).every(([path, entry]) => {
    if (!path.includes("node_modules/") || entry.link) return true;
    const there = installed[path];
    return there === undefined ? entry.optional === true || entry.peer === true : there.version === entry.version;
  });
}

/** One install at a time: two would delete each other's files. A lock whose owner is gone is taken over. */
async function takeLock(folder) {
  mkdirSync(folder, { recursive: true });
  const path = join(folder, "install.lock");
  for (let waits = 0; ; waits++) {
    try {
      writeFileSync(path, String(process.pid), { flag: "wx" });
      return () => rmSync(path, { force: true });
    } catch (error) {
      if (error.code !== "EEXIST") throw error;
      if (isAbandoned(path)) rmSync(path, { force: true });
      else if (waits === 0) console.log("Another command is installing the dependencies; waiting for it …");
      await pause(250);
    }
  }
}

function isAbandoned(path) {
  try {
    const owner = Number(readFileSync(path, "utf8"));
    if (owner > 0) process.kill(owner, 0);
    return false; // alive, or still writing its number
  } catch (error) {
    return error.code === "ESRCH";
  }
}

function npmCi(root) {
  // Development dependencies are how this project runs from source, whatever NODE_ENV says.
  const args = ["ci", "--include=dev", "--include=optional", "--no-audit", "--no-fund", "--loglevel=error"];
  const npm = spawn("npm", args, { cwd: root, stdio: ["ignore", "pipe", "pipe"], shell: process.platform === "win32" });
  let output = "";
  npm.stdout.on("data", (text) => (output += text));
  npm.stderr.on("data", (text) => (output += text));
  return new Promise((done) => {
    npm.on("error", (error) => done({ code: 1, output: `npm did not start: ${error.message}` }));
    npm.on("close", (code) => done({ code: code ?? 1, output }));
  });
}

function explain(output) {
  const cause = NO_NETWORK.test(output)
    ? "The package registry could not be reached. Check the network (or the proxy settings of npm) and try again."
    : /ENOSPC/.test(output)
      ? "The disk is full."
      : /EACCES|EPERM/.test(output)
        ? "This user may not write to this folder (or to npm's cache)."
        : "npm could not install the dependencies; its own words are above.";
  return `${output.trim()}\n\n${cause}`;
}
