#!/usr/bin/env node
"use strict";
// Node 20 is what the project supports; the SDK would say at every start that it will not do so for ever.
process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED = "true";
const { run } = require("./typescript");

void run(() => require("../src/cli/durable").main(process.argv.slice(2)));
