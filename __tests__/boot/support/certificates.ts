import { readFileSync } from "node:fs";
import { join } from "node:path";
import { run } from "./processes";

/** A certificate authority of our own, and a server's certificate for 127.0.0.1, in `folder`. */
export interface Certificates {
  readonly authorityPem: string;
  readonly authorityFile: string;
  readonly keyFile: string;
  readonly certificateFile: string;
}

/** @param subject what the server's certificate is for. */
export function makeCertificates(folder: string, name: string, subject = "IP:127.0.0.1"): Certificates {
  const file = (suffix: string) => join(folder, `${name}-${suffix}.pem`);
  const [caKey, ca, key, certificate] = [file("ca-key"), file("ca"), file("key"), file("certificate")];
  const request = ["req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "1"];
  run("openssl", [...request, "-keyout", caKey, "-out", ca, "-subj", `/CN=${name} root`]);
  const server = [
    ...request,
    "-CA",
    ca,
    "-CAkey",
    caKey,
    "-keyout",
    key,
    "-out",
    certificate,
    "-subj",
    `/CN=${name}`,
  ];
  run("openssl", [
    ...server,
    "-addext",
    `subjectAltName=${subject}`,
    "-addext",
    "basicConstraints=critical,CA:FALSE",
  ]);
  run("chmod", ["a+r", key]);
  return {
    authorityPem: readFileSync(ca, "utf8"),
    authorityFile: ca,
    keyFile: key,
    certificateFile: certificate,
  };
}
