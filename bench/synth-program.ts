import { AwsProvider } from "@cdktf/provider-aws/lib/provider";
import { App, TerraformStack } from "cdktf";

/** The floor for 0 environments; otherwise `prod` that many times, each under a name of its own. */
const count = Number(process.argv[2]);
if (count === 0) {
  const app = new App({ stackTraces: false });
  new AwsProvider(new TerraformStack(app, "empty"), "aws", { region: "us-east-1" });
  app.synth();
} else {
  // Loaded here: the floor must not pay for it.
  void import("./synth-environments").then(({ synthesize }) => synthesize(count));
}
