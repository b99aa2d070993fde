import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { rows, validationDocument } from "./document";

/** `npm run drill:validation` writes docs/validation.md; a test holds it equal. */
writeFileSync(join(__dirname, "../../../../docs/validation.md"), validationDocument(rows()));
