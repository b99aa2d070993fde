"use strict";
// The program of cdktf.json.
const { run } = require("./typescript");

run(() => require("../main"));
