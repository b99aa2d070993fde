/** Ids that no configuration of one system can answer. */
export interface NotJudged {
  readonly ids: readonly string[];
  readonly because: string;
}

export const NOT_JUDGED: readonly NotJudged[] = [
  {
    ids: ["S3.1"],
    because:
      "a setting of the account, which is not made once for each system; every bucket blocks public access itself",
  },
];
