// Strings lie in JSON, in ICU MessageFormat, as translators' tools read it. Here they become typed TypeScript, a file for each
// language, so that a page loads one language and parses nothing: a plain sentence is a constant, one with parameters a function.
import { type Content, parse, type Select, type Token } from "@messageformat/parser";

export type Messages = { readonly [key: string]: string | Messages };

/** A parameter's name, and its type in TypeScript. */
type Parameters = ReadonlyMap<string, string>;

const TEXT = "string | number";

function readMessage(text: string, path: string, language: string): readonly Token[] {
  const rules = new Intl.PluralRules(language).resolvedOptions().pluralCategories;
  try {
    const tokens = parse(typeset(text, language), { cardinal: rules, strict: true });
    collect(tokens);
    return tokens;
  } catch (error) {
    throw new Error(`${language}, ${path}: ${error instanceof Error ? error.message : String(error)}`, {
      cause: error,
    });
  }
}

/** Where each language puts a space that no line may break at; in the JSON a plain one does. */
const NO_BREAK: Readonly<Record<string, readonly (readonly [RegExp, string])[]>> = {
  fr: [
    [/ (?=[?!;%])/g, "\u202f"],
    [/ (?=[:»])|(?<=«) /g, "\u00a0"],
  ],
  ru: [[/ (?=[—%])/g, "\u00a0"]],
};

function typeset(text: string, language: string): string {
  return (NO_BREAK[language] ?? []).reduce((set, [from, to]) => set.replaceAll(from, to), text);
}

function collect(tokens: readonly Token[], found = new Map<string, string>()): Parameters {
  for (const token of tokens) {
    if (token.type === "content" || token.type === "octothorpe") continue;
    if (token.type === "function") throw new Error(`{${token.arg}, ${token.key}} is not known: format it before`);
    const known = found.get(token.arg);
    const type = token.type === "argument" ? (known ?? TEXT) : token.type === "select" ? optionsOf(token) : "number";
    found.set(token.arg, type);
    if (token.type !== "argument") for (const { tokens: inner } of token.cases) collect(inner, found);
  }
  return found;
}

function optionsOf({ cases }: Select): string {
  return cases.map(({ key }) => JSON.stringify(key)).join(" | ");
}

/** The inside of a template literal. */
function write(tokens: readonly Token[], counted: string | null): string {
  return tokens.map((token) => writeToken(token, counted)).join("");
}

function writeToken(token: Token, counted: string | null): string {
  switch (token.type) {
    case "content":
      return escapeTemplate(token);
    case "argument":
      return `\${${token.arg}}`;
    case "octothorpe":
      return `\${${counted ?? "''"}}`;
    case "function":
      throw new Error("refused by collect");
    case "select": {
      const cases = token.cases.map(({ key, tokens }) => `${JSON.stringify(key)}: \`${write(tokens, counted)}\``);
      return `\${{ ${cases.join(", ")} }[${token.arg}]}`;
    }
    case "plural":
    case "selectordinal": {
      const cases = token.cases.map(({ key, tokens }) => `${JSON.stringify(key)}: \`${write(tokens, token.arg)}\``);
      const choose = token.type === "plural" ? "plural" : "ordinal";
      return `\${${choose}(${token.arg}, { ${cases.join(", ")} })}`;
    }
  }
}

function escapeTemplate({ value }: Content): string {
  return value.replace(/[`\\]|\$(?=\{)/g, "\\$&");
}

/** A parameter that any language counts or chooses by has the type for it in all of them. */
function typesOf(path: string, all: ReadonlyMap<string, Messages>): Parameters {
  const types = new Map<string, string>();
  for (const [language, messages] of all) {
    const text = path
      .split(".")
      .reduce<string | Messages | undefined>(
        (node, key) => (typeof node === "object" ? node[key] : undefined),
        messages,
      );
    if (typeof text !== "string") continue;
    for (const [name, type] of collect(readMessage(text, path, language))) {
      if (type !== TEXT || !types.has(name)) types.set(name, type);
    }
  }
  return types;
}

function writeTree(
  messages: Messages,
  path: string,
  language: string,
  all: ReadonlyMap<string, Messages>,
  depth: number,
): string {
  const indent = "  ".repeat(depth);
  const lines = Object.entries(messages).map(([key, value]) => {
    const name = /^[A-Za-z_]\w*$/.test(key) ? key : JSON.stringify(key);
    const here = `${path}${key}`;
    if (typeof value !== "string")
      return `${indent}${name}: ${writeTree(value, `${here}.`, language, all, depth + 1)},`;
    const tokens = readMessage(value, here, language);
    const parameters = collect(tokens);
    if (parameters.size === 0) return `${indent}${name}: ${JSON.stringify(contentOf(tokens))},`;
    const names = [...parameters.keys()].toSorted().join(", ");
    const types = language === SOURCE ? [...typesOf(here, all)] : [];
    const typed =
      language === SOURCE
        ? `: { ${types
            .toSorted(([one], [other]) => (one < other ? -1 : 1))
            .map((each) => each.join(": "))
            .join("; ")} }`
        : "";
    return `${indent}${name}: ({ ${names} }${typed}) => \`${write(tokens, null)}\`,`;
  });
  return `{\n${lines.join("\n")}\n${"  ".repeat(depth - 1)}}`;
}

function contentOf(tokens: readonly Token[]): string {
  return tokens.map((token) => (token.type === "content" ? token.value : "")).join("");
}

/** The language that the others are translated from. */
export const SOURCE = "en";

/** The TypeScript for one language of one folder. The source's types are those that every language needs. */
export function compileStrings(language: string, all: ReadonlyMap<string, Messages>): string {
  const tree = writeTree(all.get(language) ?? {}, "", language, all, 1);
  const isSource = language === SOURCE;
  const chooser = (name: string, rules: string, options: string) =>
    tree.includes(`\${${name}(`)
      ? `const ${rules} = new Intl.PluralRules("${language}"${options});
const ${name} = (count: number, forms: Readonly<Record<string, string>>): string =>
  forms[\`=\${count}\`] ?? forms[${rules}.select(count)] ?? forms["other"] ?? "";
`
      : "";
  const choosers = chooser("plural", "rules", "") + chooser("ordinal", "ordinalRules", `, { type: "ordinal" }`);
  return `// Made from ${language}.json by \`npm run strings\`: change that file, not this one.
${isSource ? "" : `import type { Strings } from "./${SOURCE}.gen.ts";\n`}
${choosers === "" ? "" : `${choosers}\n`}export const strings${isSource ? "" : ": Strings"} = ${tree};
${isSource ? "\nexport type Strings = typeof strings;\n" : ""}`;
}

/** What does not fit between a translation and its source: missing and surplus keys, other parameters. */
export function findMismatches(source: Messages, translated: Messages, language: string): readonly string[] {
  const [wanted, given] = [flatten(source), flatten(translated)];
  const parametersOf = (text: string, path: string, from: string) =>
    [...collect(readMessage(text, path, from)).keys()].toSorted().join(", ");
  return [
    ...[...wanted.keys()].filter((key) => !given.has(key)).map((key) => `${language}: ${key} is missing`),
    ...[...given.keys()].filter((key) => !wanted.has(key)).map((key) => `${language}: ${key} is not in ${SOURCE}.json`),
    ...[...wanted].flatMap(([key, text]) => {
      const translation = given.get(key);
      if (translation === undefined) return [];
      const [here, there] = [parametersOf(text, key, SOURCE), parametersOf(translation, key, language)];
      const isEmpty = (text === "") !== (translation === "");
      if (isEmpty) return [`${language}: ${key} is empty in one language only`];
      return here === there ? [] : [`${language}: ${key} has the parameters {${there}} instead of {${here}}`];
    }),
  ];
}

/** Every message by its path. */
export function flatten(messages: Messages, path = ""): Map<string, string> {
  const found = new Map<string, string>();
  for (const [key, value] of Object.entries(messages)) {
    if (typeof value === "string") found.set(`${path}${key}`, value);
    else for (const [inner, message] of flatten(value, `${path}${key}.`)) found.set(inner, message);
  }
  return found;
}
