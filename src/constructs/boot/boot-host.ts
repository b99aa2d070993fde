/** The machine that a boot script is for. Tests run the same scripts under a folder of their own. */
export interface BootHost {
  /** Folder that stands before every path, without a trailing slash. @default "" */
  readonly root: string;
  /** Address to listen on, with its colon, as nginx writes it. @default "" (all addresses) */
  readonly listenAddress: string;
  /** DNS server that nginx asks, `address` or `address:port`. */
  readonly resolver: string;
  /** The certificate authorities that the operating system trusts, in one PEM file. */
  readonly authoritiesFile: string;
  /** The user, and the group, that nginx's package creates. */
  readonly nginxUser: string;
  /** The user that the backend's service runs as; the script creates it, in nginx's group. */
  readonly serviceUser: string;
}

/** An EC2 instance of Amazon Linux 2023. 169.254.169.253 is the VPC's resolver, in every subnet of every VPC. */
export const AMAZON_LINUX: BootHost = {
  root: "",
  listenAddress: "",
  resolver: "169.254.169.253",
  // Of the package ca-certificates, Mozilla's list; the roots of ACM's public certificates are among them:
  // https://www.amazontrust.com/repository/
  authoritiesFile: "/etc/pki/tls/certs/ca-bundle.crt",
  nginxUser: "nginx",
  serviceUser: "durable",
};
