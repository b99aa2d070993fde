import { recognise } from "../../../src/local/gateway/recognise";

const scope = (service: string) =>
  `AWS4-HMAC-SHA256 Credential=key/20260101/eu-west-1/${service}/aws4_request, SignedHeaders=host, Signature=0`;

function found(method: string, target: string, headers: Readonly<Record<string, string>>, body = "") {
  const { service, region, action } = recognise({ method, target, headers, body: Buffer.from(body) });
  return { service, region, action };
}

describe("a request is recognised", () => {
  test("in the Query protocol, by its form", () => {
    const headers = {
      authorization: scope("autoscaling"),
      "content-type": "application/x-www-form-urlencoded; charset=utf-8",
    };
    expect(found("POST", "/", headers, "Version=2011-01-01&Action=StartInstanceRefresh")).toEqual({
      service: "autoscaling",
      region: "eu-west-1",
      action: "StartInstanceRefresh",
    });
  });

  test("in the JSON protocols, by its target", () => {
    const headers = { authorization: scope("kms"), "x-amz-target": "TrentService.EnableKeyRotation" };
    expect(found("POST", "/", headers, "{}").action).toBe("EnableKeyRotation");
  });

  test.each([
    ["PUT", "/bucket?policy", "PutBucketPolicy"],
    ["PUT", "/bucket/?policy=", "PutBucketPolicy"],
    ["GET", "/bucket?policy=", "GetBucketPolicy"],
    ["DELETE", "/bucket?policy", "DeleteBucketPolicy"],
    ["POST", "/bucket?delete=", "DeleteObjects"],
    ["POST", "/bucket/key?delete", ""],
    ["GET", "/bucket?policyStatus", ""],
    ["GET", "/bucket/policy", ""],
    ["GET", "/bucket/key?policy", ""],
    ["HEAD", "/bucket?policy", ""],
    ["PUT", "/bucket?lifecycle", ""],
  ])("in S3, %s %s is %j", (method, target, action) => {
    expect(found(method, target, { authorization: scope("s3") }).action).toBe(action);
  });

  test("signed in its address", () => {
    const target =
      "/bucket/key?X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Credential=key%2F20260101%2Fus-east-1%2Fs3%2Faws4_request";
    expect(found("GET", target, {})).toEqual({ service: "s3", region: "us-east-1", action: "" });
  });

  test("unsigned, as nobody's", () => {
    expect(found("GET", "/", {})).toEqual({ service: "", region: "", action: "" });
  });

  test("whatever its address holds", () => {
    expect(found("GET", "//[?policy", { authorization: scope("s3") }).service).toBe("s3");
  });
});
