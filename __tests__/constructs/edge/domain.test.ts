import { AcmCertificate } from "@cdktf/provider-aws/lib/acm-certificate";
import { setupJest } from "cdktf/lib/testing/adapters/jest";
import type { DomainSettings } from "../../../src/config/environment";
import { Domain } from "../../../src/constructs/edge/domain";
import { resources } from "../../support/stack-json";
import { synthesizeScope } from "../../support/synth";

setupJest();

const synthesized = (zone: DomainSettings["zone"], retained = true) =>
  synthesizeScope((scope) => {
    const domain = new Domain(scope, "domain", {
      settings: { name: "www.example.com", zone, keyAlgorithm: "RSA_2048" },
      retained,
    });
    domain.leadTo({ dnsName: "balancer.example", zoneId: "ZBALANCER" });
  });
const { text, json } = synthesized({ kind: "existing", id: "Z123", name: "example.com" });
const CERTIFICATE = "aws_acm_certificate.domain_certificate_acm-certificate";

describe("a domain in a zone that exists", () => {
  it("has a certificate of its own, public in the logs, that is replaced while it serves", () => {
    expect(text).toHaveResource(AcmCertificate);
    expect(resources(json, "aws_acm_certificate")).toEqual({
      "domain_certificate_acm-certificate": {
        domain_name: "www.example.com",
        validation_method: "DNS",
        key_algorithm: "RSA_2048",
        options: { certificate_transparency_logging_preference: "ENABLED" },
        tags: { Name: "www.example.com" },
        lifecycle: { create_before_destroy: true },
      },
    });
  });

  it("proves it by one record that is known now, and leads to the balancer by an alias", () => {
    const asked = (attribute: string) =>
      `\${one([for option in ${CERTIFICATE}.domain_validation_options : option.${attribute} if option.domain_name == "www.example.com"])}`;
    expect(resources(json, "aws_route53_record")).toEqual({
      domain_certificate_validation: {
        zone_id: "Z123",
        name: asked("resource_record_name"),
        type: asked("resource_record_type"),
        records: [asked("resource_record_value")],
        ttl: 60,
        allow_overwrite: true,
      },
      domain_alias: {
        zone_id: "Z123",
        name: "www.example.com",
        type: "A",
        alias: { name: "balancer.example", zone_id: "ZBALANCER", evaluate_target_health: true },
      },
    });
    expect(resources(json, "aws_acm_certificate_validation")).toEqual({
      "domain_certificate_acm-certificate-validation": {
        certificate_arn: `\${${CERTIFICATE}.arn}`,
        validation_record_fqdns: ["${aws_route53_record.domain_certificate_validation.fqdn}"],
      },
    });
    expect(json.resource["aws_route53_zone"]).toBeUndefined();
  });
});

describe("a domain in a zone of the system's own", () => {
  const zones = (zone: DomainSettings["zone"], retained: boolean) =>
    resources(synthesized(zone, retained).json, "aws_route53_zone");
  const comment = "The public zone of durable-system";

  it("keeps that zone while data is retained: a new one would have other name servers", () => {
    expect(zones({ kind: "created", name: "example.com" }, true)).toEqual({
      "domain_route53-zone": { name: "example.com", comment, lifecycle: { prevent_destroy: true } },
    });
  });

  it("names it after itself where nothing is said, and removes it with its records where all is disposable", () => {
    expect(zones({ kind: "created" }, false)).toEqual({
      "domain_route53-zone": {
        name: "www.example.com",
        comment,
        force_destroy: true,
        lifecycle: { prevent_destroy: false },
      },
    });
  });
});
