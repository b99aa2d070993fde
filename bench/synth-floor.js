"use strict";
// The floor of bench/synth.js and bench/peers.js: an empty stack with the provider, in JavaScript, with nothing of ours.
const { AwsProvider } = require("@cdktf/provider-aws/lib/provider");
const { App, TerraformStack } = require("cdktf");

const app = new App({ stackTraces: false });
new AwsProvider(new TerraformStack(app, "empty"), "aws", { region: "us-east-1" });
app.synth();
