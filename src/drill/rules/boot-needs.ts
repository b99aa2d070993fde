/** What the words of a boot script need of a service of AWS. */
export interface BootNeed {
  readonly words: RegExp;
  /** The last part of the name of the service's endpoint. */
  readonly service: string;
  readonly action: string;
  /** Whether the role of the instance has to allow it: packages are anybody's. */
  readonly byRole: boolean;
}

const BOOT_NEEDS: readonly BootNeed[] = [
  // Amazon Linux 2023 keeps its packages in S3: https://docs.aws.amazon.com/linux/al2023/ug/managing-repos-os-updates.html
  { words: /\b(?:dnf|yum)\b/u, service: "s3", action: "s3:GetObject", byRole: false },
  { words: /\baws s3\b|\bs3:\/\//u, service: "s3", action: "s3:GetObject", byRole: true },
  {
    words: /\bsecretsmanager\b/u,
    service: "secretsmanager",
    action: "secretsmanager:GetSecretValue",
    byRole: true,
  },
  {
    words: /\bcomplete-lifecycle-action\b/u,
    service: "autoscaling",
    action: "autoscaling:CompleteLifecycleAction",
    byRole: true,
  },
  { words: /\bamazon-cloudwatch-agent\b/u, service: "logs", action: "logs:PutLogEvents", byRole: true },
];

export function bootNeeds(script: string): readonly BootNeed[] {
  return BOOT_NEEDS.filter(({ words }) => words.test(script));
}
