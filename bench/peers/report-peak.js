"use strict";
// Loaded before a program that is measured: leaves the highest memory of its process, in KiB, in a file.
const { writeFileSync } = require("node:fs");

process.on("exit", () => writeFileSync(process.env.PEAK_FILE, String(process.resourceUsage().maxRSS)));
