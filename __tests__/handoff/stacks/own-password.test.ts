import { DurableError } from "../../../src/foundation/errors";
import { readConfiguration } from "../../../src/handoff/configuration";
import { environmentWith } from "../../support/environments";
import { synthesize } from "../../support/synth";

test("a stack with an own master password is refused: what its module would lose is named", () => {
  const { durable } = synthesize(environmentWith({ database: { masterPassword: { kind: "own" } } }));
  let refused: unknown;
  try {
    readConfiguration(durable, "the stack");
  } catch (error) {
    refused = error;
  }
  expect(refused).toBeInstanceOf(DurableError);
  expect((refused as DurableError).parts).toMatchObject({
    what: "the stack cannot become a module",
    given: 'Unrecognized key: "ephemeral"',
  });
});
