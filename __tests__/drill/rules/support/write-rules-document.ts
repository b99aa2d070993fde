import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { documented } from "./documented";

/** `npm run drill:rules` writes docs/rules.md; a test holds it equal. */
writeFileSync(join(__dirname, "../../../../docs/rules.md"), documented());
