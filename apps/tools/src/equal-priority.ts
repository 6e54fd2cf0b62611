// Loaded before a server of the tests. A server hashes passwords behind everything else that wants the processor, so on a machine
// that is busy with other things it refuses who signs in; the tests are about what comes after.
import { syncBuiltinESMExports } from "node:module";
import os from "node:os";

os.setPriority = () => {};
syncBuiltinESMExports();
