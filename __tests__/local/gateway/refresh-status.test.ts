import type { ApiRequest, ApiResponse } from "../../../src/local/gateway/api-request";
import { Fleet } from "../../../src/local/gateway/auto-scaling/fleet";
import { instanceRefresh } from "../../../src/local/gateway/calls/instance-refresh";
import { recognise } from "../../../src/local/gateway/recognise";
import { descend, parseXml, textOf } from "../../../src/local/gateway/xml";
import { signed } from "./support/lab";

const GROUP = `<DescribeAutoScalingGroupsResponse><DescribeAutoScalingGroupsResult><AutoScalingGroups><member>
  <DesiredCapacity>2</DesiredCapacity><MaxSize>4</MaxSize>
  <Instances><member><InstanceId>i-1</InstanceId></member><member><InstanceId>i-2</InstanceId></member></Instances>
</member></AutoScalingGroups></DescribeAutoScalingGroupsResult></DescribeAutoScalingGroupsResponse>`;

function request(action: string): ApiRequest {
  const headers = { ...signed("autoscaling"), "content-type": "application/x-www-form-urlencoded" };
  const body = Buffer.from(`Action=${action}&AutoScalingGroupName=web`);
  return recognise({ method: "POST", target: "/", headers, body });
}

/** Against a moto in memory and a clock of the test's own: a busy machine would look too late for the first steps. */
describe("the status of an instance refresh", () => {
  beforeEach(() => jest.useFakeTimers());
  afterEach(() => jest.useRealTimers());

  it("is pending at first, then in progress with each instance that is replaced, and successful in the end", async () => {
    const call = instanceRefresh(new Fleet());
    const asked: string[] = [];
    const moto = (made: ApiRequest): Promise<ApiResponse> => {
      if (made.action !== "DescribeAutoScalingGroups")
        asked.push(`${made.action} ${made.form.get("InstanceId")}`);
      return Promise.resolve({ status: 200, headers: {}, body: Buffer.from(GROUP) });
    };
    const look = async (): Promise<readonly (string | undefined)[]> => {
      const { body } = await call.answer(request("DescribeInstanceRefreshes"), moto);
      const [newest] = descend(parseXml(body.toString()), [
        "DescribeInstanceRefreshesResult",
        "InstanceRefreshes",
        "member",
      ]);
      return ["Status", "PercentageComplete", "InstancesToUpdate"].map((name) => textOf(newest, name));
    };
    const step = () => jest.advanceTimersByTimeAsync(250);

    await call.answer(request("StartInstanceRefresh"), moto);
    expect(await look()).toEqual(["Pending", "0", "0"]);
    expect(asked).toEqual([]);
    await step();
    expect(await look()).toEqual(["InProgress", "50", "1"]);
    await step();
    expect(await look()).toEqual(["InProgress", "100", "0"]);
    await step();
    expect(await look()).toEqual(["Successful", "100", "0"]);
    expect(asked).toEqual([
      "TerminateInstanceInAutoScalingGroup i-1",
      "TerminateInstanceInAutoScalingGroup i-2",
    ]);
  });
});
