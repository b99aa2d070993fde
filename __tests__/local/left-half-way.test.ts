import { whyHalfWay } from "../../src/local/left-half-way";
import type { Session } from "../../src/deploy/session";
import { workFolder } from "../../src/deploy/work-folder";
import { fakeHost } from "../cli/support/fake-host";

it("a deploy that was interrupted half-way is not built upon: calls under way may have created what no state knows", async () => {
  const folder = workFolder("/p", "dev");
  const host = fakeHost({ files: { [folder.interruptedApply]: "" } });
  const session = { host, folder } as unknown as Session;
  await expect(whyHalfWay(session, "http://127.0.0.1:1")).resolves.toBe(
    "An earlier deploy was interrupted half-way",
  );
});
