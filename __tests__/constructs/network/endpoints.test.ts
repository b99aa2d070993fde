import { VpcEndpoint } from "@cdktf/provider-aws/lib/vpc-endpoint";
import { setupJest } from "cdktf/lib/testing/adapters/jest";
import { Endpoints } from "../../../src/constructs/network/endpoints";
import { Network } from "../../../src/constructs/network/network";
import { prod } from "../../support/environments";
import { resource, resources, statements } from "../../support/stack-json";
import { synthesizeScope } from "../../support/synth";

setupJest();

const { text, json } = synthesizeScope((scope) => {
  const network = new Network(scope, "network", {
    settings: prod.network,
    zones: prod.zones,
    namePrefix: "durable-test",
    logKeyArn: "arn:key",
  });
  new Endpoints(scope, "endpoints", {
    network,
    region: "us-east-1",
    services: ["ssm", "secretsmanager"],
    securityGroupId: "sg-endpoints",
    readableBuckets: ["artifacts-bucket"],
    namePrefix: "durable-test",
  });
});

describe("the endpoints", () => {
  it("are one gateway for S3 and an interface per service, by cdktf's matchers", () => {
    expect(text).toHaveResourceWithProperties(VpcEndpoint, { vpc_endpoint_type: "Gateway" });
    expect(text).toHaveResourceWithProperties(VpcEndpoint, { vpc_endpoint_type: "Interface" });
  });

  it("of an interface have private DNS and an address in every zone", () => {
    const { endpoints_s3: _gateway, ...interfaces } = resources(json, "aws_vpc_endpoint");
    expect(interfaces).toEqual(
      Object.fromEntries(
        ["ssm", "secretsmanager"].map((service) => [
          `endpoints_${service}`,
          {
            vpc_id: "${aws_vpc.network_vpc.id}",
            vpc_endpoint_type: "Interface",
            service_name: `com.amazonaws.us-east-1.${service}`,
            private_dns_enabled: true,
            subnet_ids: [
              "${aws_subnet.network_backend_us-east-1a_subnet.id}",
              "${aws_subnet.network_backend_us-east-1b_subnet.id}",
            ],
            security_group_ids: ["sg-endpoints"],
            tags: { Name: `durable-test-${service}` },
          },
        ]),
      ),
    );
  });

  it("let instances read the operating system's bucket and the named ones, nothing else", () => {
    const gateway = resource(json, "aws_vpc_endpoint.endpoints_s3");
    expect(gateway).toMatchObject({
      vpc_endpoint_type: "Gateway",
      service_name: "com.amazonaws.us-east-1.s3",
    });
    const partition = "${data.aws_partition.current_partition.partition}";
    expect(statements(gateway["policy"])).toEqual([
      {
        Sid: "ReadNamedBuckets",
        Effect: "Allow",
        Principal: "*",
        Action: "s3:GetObject",
        Resource: [
          `arn:${partition}:s3:::al2023-repos-us-east-1-de612dc2/*`,
          `arn:${partition}:s3:::artifacts-bucket/*`,
        ],
      },
    ]);
  });

  it("of S3 stand on the tables of both instance layers in every zone, and on no other", () => {
    const tables = Object.values(resources(json, "aws_vpc_endpoint_route_table_association")).map(
      ({ vpc_endpoint_id, route_table_id }) => [vpc_endpoint_id, route_table_id],
    );
    expect(tables.sort()).toEqual(
      ["backend_us-east-1a", "backend_us-east-1b", "web_us-east-1a", "web_us-east-1b"].map((place) => [
        "${aws_vpc_endpoint.endpoints_s3.id}",
        `\${aws_route_table.network_${place}_route-table.id}`,
      ]),
    );
  });
});
