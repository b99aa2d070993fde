import { dev } from "../../src/environments/dev";
import { environmentWith } from "../support/environments";
import { synthesize } from "../support/synth";

it("changes nothing that is synthesized", () => {
  const bare = synthesize(environmentWith({}, { ...dev, load: {}, objectives: {} }));
  const loaded = synthesize(
    environmentWith(
      {
        load: { peakRequestsPerSecond: 7, clientDnsSeconds: 1, runningVcpuQuota: 9 },
        objectives: { zone: { serviceRecoverySeconds: 1 } },
      },
      dev,
    ),
  );
  expect(loaded).toEqual(bare);
});
