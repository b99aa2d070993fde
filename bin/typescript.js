"use strict";
require("./register");

/**
 * Loads a program written in TypeScript. A file that does not parse is the user's to mend, mostly an environment:
 * the reader is told where, without a stack trace.
 */
exports.run = function run(load) {
  try {
    return load();
  } catch (error) {
    if (!(error instanceof SyntaxError)) {
      const { DurableError } = require("../src/foundation/errors");
      if (!(error instanceof DurableError)) throw error;
      require("../src/foundation/report-failure").reportFailure(error);
      return undefined;
    }
    const [, file, why, line, column] =
      /^Error transforming (.*?): (.*) \((\d+):(\d+)\)$/.exec(error.message) ?? [];
    const lines =
      file === undefined
        ? [`A file could not be read: ${error.message}`, "  next:    correct it and run the command again"]
        : [
            `A file could not be read as TypeScript: ${why}`,
            `  given:   ${file}:${line}:${column}`,
            "  next:    correct it there and run the command again; nothing was written",
          ];
    process.stderr.write(`${lines.join("\n")}\n`);
    process.exitCode = 1;
    return undefined;
  }
};
