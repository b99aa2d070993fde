"use strict";
// `prod` in AWS CDK, resource for resource, as many environments as asked for. Constructs of the first level only (Cfn…),
// which do the least, and no compiler: the fastest that AWS CDK can be. bench/peers.js checks the list of resources.
const { App, DefaultStackSynthesizer, Stack } = require("aws-cdk-lib");
const { backupOf, databaseOf } = require("./data");
const { networkOf } = require("./network");
const { edgeOf, operationsOf } = require("./operations");
const { stateOf } = require("./state");
const { groupsOf, tierOf } = require("./tiers");

const [count, outdir] = [Number(process.argv[2]), process.argv[3]];
const app = new App({ outdir, analyticsReporting: false, context: JSON.parse(process.argv[4] ?? "{}") });
for (let index = 0; index < count; index++) synthesize(`prod${index}`);
app.synth();

function stack(id) {
  return new Stack(app, id, {
    synthesizer: new DefaultStackSynthesizer({ generateBootstrapVersionRule: false }),
  });
}

function synthesize(name) {
  stateOf(stack(`state-${name}`), `durable-${name}`);
  const durable = stack(`durable-${name}`);
  const prefix = `durable-${name}`;
  const groups = groupsOf(durable, prefix);
  const network = networkOf(durable, prefix, groups);
  const database = databaseOf(durable, prefix, network, groups);
  const backend = tierOf(durable, prefix, "backend", network, groups);
  const web = tierOf(durable, prefix, "web", network, groups);
  backupOf(durable, prefix, database);
  const edge = edgeOf(durable, prefix, web);
  operationsOf(durable, prefix, { web, backend, database, edge });
}
