import { EC2Client } from "@aws-sdk/client-ec2";
import {
  AddListenerCertificatesCommand,
  CreateListenerCommand,
  CreateLoadBalancerCommand,
  DescribeListenerCertificatesCommand,
  DeleteLoadBalancerCommand,
  DescribeCapacityReservationCommand,
  DescribeListenersCommand,
  ModifyCapacityReservationCommand,
  ModifyListenerCommand,
  ElasticLoadBalancingV2Client,
} from "@aws-sdk/client-elastic-load-balancing-v2";
import {
  CreateBucketCommand,
  DeleteBucketPolicyCommand,
  GetBucketPolicyCommand,
  GetObjectCommand,
  PutBucketPolicyCommand,
  PutObjectCommand,
  S3Client,
} from "@aws-sdk/client-s3";
import { ACCOUNT_ID, callJson, type Lab, startLab } from "./support/lab";
import { createNetwork } from "./support/network";
import { createTargetGroup } from "./support/target-group";

let lab: Lab;
let s3: S3Client;
let elb: ElasticLoadBalancingV2Client;
let ec2: EC2Client;

beforeAll(async () => {
  lab = await startLab();
  s3 = new S3Client({ ...lab.settings, forcePathStyle: true });
  elb = new ElasticLoadBalancingV2Client(lab.settings);
  ec2 = new EC2Client(lab.settings);
});

afterAll(() => lab.end());

describe("the reserved capacity of a balancer", () => {
  test("is answered until it is given back or the balancer is gone", async () => {
    const { subnets } = await createNetwork(ec2);
    const created = await elb.send(
      new CreateLoadBalancerCommand({ Name: "reserved", Subnets: [...subnets] }),
    );
    const LoadBalancerArn = created.LoadBalancers?.[0]?.LoadBalancerArn;
    const reserved = async () =>
      (await elb.send(new DescribeCapacityReservationCommand({ LoadBalancerArn })))
        .MinimumLoadBalancerCapacity;
    const reserve = (CapacityUnits: number) =>
      elb.send(
        new ModifyCapacityReservationCommand({
          LoadBalancerArn,
          MinimumLoadBalancerCapacity: { CapacityUnits },
        }),
      );
    expect(await reserved()).toBeUndefined();
    expect(await reserve(100)).toMatchObject({
      MinimumLoadBalancerCapacity: { CapacityUnits: 100 },
      CapacityReservationState: [{ State: { Code: "provisioned" } }],
    });
    expect(await reserved()).toEqual({ CapacityUnits: 100 });
    await elb.send(new ModifyCapacityReservationCommand({ LoadBalancerArn, ResetCapacityReservation: true }));
    expect(await reserved()).toBeUndefined();
    await reserve(200);
    await elb.send(new DeleteLoadBalancerCommand({ LoadBalancerArn }));
    expect(await reserved()).toBeUndefined();
  });
});

describe("the rotation period of a key", () => {
  const kms = (call: string, body: unknown) => callJson(lab, "kms", `TrentService.${call}`, body);

  test("is answered, by id and by ARN, while rotation is on", async () => {
    const { KeyMetadata } = (await kms("CreateKey", {})) as { KeyMetadata: { KeyId: string; Arn: string } };
    const { KeyId, Arn } = KeyMetadata;
    expect(await kms("GetKeyRotationStatus", { KeyId })).toEqual({ KeyRotationEnabled: false });
    await kms("EnableKeyRotation", { KeyId: Arn, RotationPeriodInDays: 180 });
    expect(await kms("GetKeyRotationStatus", { KeyId })).toEqual({
      KeyId,
      KeyRotationEnabled: true,
      RotationPeriodInDays: 180,
    });
    await kms("DisableKeyRotation", { KeyId });
    expect(await kms("GetKeyRotationStatus", { KeyId: Arn })).toEqual({ KeyRotationEnabled: false });
  });

  test("is a year where none was given", async () => {
    const { KeyMetadata } = (await kms("CreateKey", {})) as { KeyMetadata: { KeyId: string } };
    const { KeyId } = KeyMetadata;
    await kms("EnableKeyRotation", { KeyId });
    expect(await kms("GetKeyRotationStatus", { KeyId })).toMatchObject({ RotationPeriodInDays: 365 });
  });
});

describe("a bucket's policy", () => {
  const Bucket = "state-bucket";
  const denial = {
    Sid: "Never",
    Effect: "Deny",
    Principal: "*",
    Action: "s3:GetObject",
    Resource: `arn:aws:s3:::${Bucket}/closed`,
  };
  const tlsOnly = {
    Sid: "TlsOnly",
    Effect: "Deny",
    Principal: "*",
    Action: "s3:*",
    Resource: [`arn:aws:s3:::${Bucket}`, `arn:aws:s3:::${Bucket}/*`],
    Condition: { Bool: { "aws:SecureTransport": "false" } },
  };
  const put = (Key: string) => s3.send(new PutObjectCommand({ Bucket, Key, Body: "{}" }));
  const get = async (Key: string) =>
    (await s3.send(new GetObjectCommand({ Bucket, Key }))).Body?.transformToString();

  test("comes back as it was put, byte for byte, and objects stay within reach", async () => {
    await s3.send(new CreateBucketCommand({ Bucket }));
    const Policy = JSON.stringify({ Version: "2012-10-17", Statement: [tlsOnly, denial] }, undefined, 1);
    await s3.send(new PutBucketPolicyCommand({ Bucket, Policy }));
    expect((await s3.send(new GetBucketPolicyCommand({ Bucket }))).Policy).toBe(Policy);
    await put("terraform.tfstate");
    expect(await get("terraform.tfstate")).toBe("{}");
  });

  test("still denies what it denies without a condition", async () => {
    await put("closed");
    await expect(get("closed")).rejects.toMatchObject({ $metadata: { httpStatusCode: 403 } });
  });

  test("is gone once deleted", async () => {
    await s3.send(new DeleteBucketPolicyCommand({ Bucket }));
    await expect(s3.send(new GetBucketPolicyCommand({ Bucket }))).rejects.toMatchObject({
      name: "NoSuchBucketPolicy",
    });
  });

  test("must be JSON", async () => {
    const policy = new PutBucketPolicyCommand({ Bucket, Policy: "{" });
    await expect(s3.send(policy)).rejects.toMatchObject({ name: "MalformedPolicy" });
  });

  test("of no bucket is refused", async () => {
    const policy = new PutBucketPolicyCommand({
      Bucket: "nowhere",
      Policy: JSON.stringify({ Statement: [tlsOnly] }),
    });
    await expect(s3.send(policy)).rejects.toMatchObject({ name: "NoSuchBucket" });
  });
});

describe("a listener's certificate", () => {
  const arn = (id: string, region = "us-east-1") => `arn:aws:acm:${region}:444455556666:certificate/${id}`;
  let LoadBalancerArn: string;
  let TargetGroupArn: string;

  beforeAll(async () => {
    const { vpcId, subnets } = await createNetwork(ec2);
    TargetGroupArn = await createTargetGroup(elb, vpcId, "web");
    const { LoadBalancers } = await elb.send(
      new CreateLoadBalancerCommand({ Name: "web", Subnets: subnets.slice(0, 2) }),
    );
    LoadBalancerArn = LoadBalancers?.[0]?.LoadBalancerArn ?? "";
  });

  const listener = (CertificateArn: string, Port: number) =>
    new CreateListenerCommand({
      LoadBalancerArn,
      Port,
      Protocol: "HTTPS",
      Certificates: [{ CertificateArn }],
      DefaultActions: [{ Type: "forward", TargetGroupArn }],
    });

  test("that the emulator cannot hold keeps its own name in every answer", async () => {
    const created = await elb.send(listener(arn("one"), 443));
    expect(created.Listeners?.[0]?.Certificates).toEqual([{ CertificateArn: arn("one") }]);
    const ListenerArn = created.Listeners?.[0]?.ListenerArn ?? "";
    const shown = async () =>
      (await elb.send(new DescribeListenersCommand({ ListenerArns: [ListenerArn] }))).Listeners?.[0]
        ?.Certificates;
    expect(await shown()).toEqual([{ CertificateArn: arn("one") }]);

    await elb.send(
      new ModifyListenerCommand({ ListenerArn, Certificates: [{ CertificateArn: arn("two") }] }),
    );
    expect(await shown()).toEqual([{ CertificateArn: arn("two") }]);

    await elb.send(
      new AddListenerCertificatesCommand({ ListenerArn, Certificates: [{ CertificateArn: arn("three") }] }),
    );
    const { Certificates } = await elb.send(new DescribeListenerCertificatesCommand({ ListenerArn }));
    expect(Certificates?.map(({ CertificateArn }) => CertificateArn)).toContain(arn("three"));
    expect(JSON.stringify(Certificates)).not.toContain(ACCOUNT_ID);
  });

  test("that the emulator holds is used as it is", async () => {
    const requested = await callJson(lab, "acm", "CertificateManager.RequestCertificate", {
      DomainName: "a.example",
    });
    const { CertificateArn } = requested as { CertificateArn: string };
    const created = await elb.send(listener(CertificateArn, 444));
    expect(created.Listeners?.[0]?.Certificates).toEqual([{ CertificateArn }]);
    const listed = await callJson(lab, "acm", "CertificateManager.ListCertificates", {});
    const { CertificateSummaryList } = listed as { CertificateSummaryList: { DomainName: string }[] };
    expect(CertificateSummaryList.map(({ DomainName }) => DomainName).sort()).toEqual([
      "a.example",
      "stand-in.invalid",
      "stand-in.invalid",
      "stand-in.invalid",
    ]);
  });

  test("is the same one for two listeners that are made at once", async () => {
    await Promise.all([446, 447].map((port) => elb.send(listener(arn("both"), port))));
    const { Listeners = [] } = await elb.send(new DescribeListenersCommand({ LoadBalancerArn }));
    const both = Listeners.filter(({ Port = 0 }) => Port >= 446);
    expect(both.map(({ Certificates }) => Certificates)).toEqual([
      [{ CertificateArn: arn("both") }],
      [{ CertificateArn: arn("both") }],
    ]);
  });

  test("of another region is refused, as AWS does", async () => {
    await expect(elb.send(listener(arn("one", "eu-west-1"), 445))).rejects.toMatchObject({
      name: "CertificateNotFoundException",
    });
  });
});

test("a balancer's scheme is internet-facing where none is asked for", async () => {
  const { subnets } = await createNetwork(ec2);
  const schemeOf = async (Name: string, scheme: { Scheme?: "internal" }) => {
    const create = new CreateLoadBalancerCommand({ Name, Subnets: subnets.slice(0, 2), ...scheme });
    return (await elb.send(create)).LoadBalancers?.[0]?.Scheme;
  };
  expect(await schemeOf("plain", {})).toBe("internet-facing");
  expect(await schemeOf("inner", { Scheme: "internal" })).toBe("internal");
});

test("a certificate has the kind of key that was asked for, and an RSA key where none was", async () => {
  const algorithmOf = async (more: object) => {
    const asked = { DomainName: "keys.example.com", ValidationMethod: "DNS", ...more };
    const requested = await callJson(lab, "acm", "CertificateManager.RequestCertificate", asked);
    const { CertificateArn } = requested as { CertificateArn: string };
    const described = await callJson(lab, "acm", "CertificateManager.DescribeCertificate", {
      CertificateArn,
    });
    const { Certificate } = described as { Certificate: { DomainName: string; KeyAlgorithm: string } };
    expect(Certificate.DomainName).toBe("keys.example.com");
    return Certificate.KeyAlgorithm;
  };
  expect(await algorithmOf({ KeyAlgorithm: "EC_prime256v1" })).toBe("EC_prime256v1");
  expect(await algorithmOf({})).toBe("RSA_2048");
});
