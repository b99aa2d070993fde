import type { ApiRequest, ApiResponse } from "../../../src/local/gateway/api-request";
import { chain, type GatewayCall } from "../../../src/local/gateway/call";
import { recognise } from "../../../src/local/gateway/recognise";

const response = (text: string): ApiResponse => ({ status: 200, headers: {}, body: Buffer.from(text) });

function request(action: string, service = "ec2"): ApiRequest {
  return recognise({
    method: "POST",
    target: "/",
    headers: {
      authorization: `AWS4-HMAC-SHA256 Credential=a/20260101/eu-west-1/${service}/aws4_request, Signature=0`,
      "content-type": "application/x-www-form-urlencoded",
      "accept-encoding": "gzip",
    },
    body: Buffer.from(`Action=${action}`),
  });
}

const wrap = (name: string, actions: readonly string[]): GatewayCall => ({
  service: "ec2",
  actions,
  reason: name,
  answer: async (asked, forward) => response(`${name}(${(await forward(asked)).body.toString()})`),
});

describe("a chain of calls", () => {
  const moto = jest.fn((asked: ApiRequest) => Promise.resolve(response(asked.action)));
  const asked = async (action: string, calls: readonly GatewayCall[], service?: string) =>
    (await chain(calls, moto)(request(action, service))).body.toString();

  beforeEach(() => moto.mockClear());

  test("hands what no call matches to moto untouched", async () => {
    const untouched = request("Other");
    await chain([wrap("a", ["Read"])], moto)(untouched);
    expect(moto.mock.calls).toEqual([[untouched]]);
  });

  test("matches service and action", async () => {
    expect(await asked("Read", [wrap("a", ["Read"])], "rds")).toBe("Read");
    expect(await asked("Write", [wrap("a", ["Read"])])).toBe("Write");
    expect(await asked("Read", [wrap("a", ["Read"])])).toBe("a(Read)");
  });

  test("lets the first matching call see the request first", async () => {
    expect(await asked("Read", [wrap("a", ["Read"]), wrap("x", ["Write"]), wrap("b", ["Read"])])).toBe(
      "a(b(Read))",
    );
  });

  test("takes a call's own requests to the calls behind it alone", async () => {
    const asking: GatewayCall = {
      ...wrap("asking", ["Write"]),
      answer: (original, forward) => forward({ ...original, action: "Read" }),
    };
    expect(await asked("Write", [wrap("before", ["Read"]), asking, wrap("behind", ["Read"])])).toBe(
      "behind(Read)",
    );
  });

  test("asks for readable answers where a call must read them", async () => {
    await asked("Read", [wrap("a", ["Read"])]);
    expect(moto.mock.calls[0]?.[0].headers["accept-encoding"]).toBeUndefined();
  });
});
