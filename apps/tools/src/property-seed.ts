// Loaded before each test file that may hold a property test: what fast-check draws is the same in every run, so that a failing
// run fails again. PROPERTY_SEED takes another seed; npm run test:random tries a new one in each round.
import fc from "fast-check";

const DEFAULT_SEED = 1972;

const given = process.env["PROPERTY_SEED"] || String(DEFAULT_SEED);
const seed = Number(given);
if (!Number.isInteger(seed)) throw new Error(`PROPERTY_SEED is "${given}"; it has to be a whole number.`);
fc.configureGlobal({ seed });
