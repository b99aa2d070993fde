/** `zone`, `database-primary`; beyond the boxes `connections` and the like. */
export function kindOfFailure(id: string): string {
  return id.slice(0, id.indexOf(":"));
}

/** What a failure of the drill takes: `instance:aws_autoscaling_group.web` takes that group, `zone:us-east-1a` the zone. */
export function placeOfFailure(id: string): string {
  return id.slice(id.indexOf(":") + 1);
}
