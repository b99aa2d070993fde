#!/bin/bash
# Boot from the user's own archive: fetched from S3 through the gateway endpoint, checked, and run.
# A failure ends the script: the instance then fails its health check, and the group replaces it.
set -euo pipefail

export AWS_REGION='@@REGION@@'
readonly WORK=/opt/durable/artifact
mkdir -p "$WORK"

# The AWS CLI comes with Amazon Linux 2023. The endpoint's routes may be a moment behind the instance.
for attempt in 1 2 3 4 5; do
  if aws s3 cp --only-show-errors 's3://@@BUCKET@@/@@KEY@@' "$WORK/artifact.tar.gz"; then break; fi
  if [ "$attempt" = 5 ]; then exit 1; fi
  sleep $((attempt * 3))
done

echo '@@CHECKSUM@@' "$WORK/artifact.tar.gz" | sha256sum --check --strict
tar -xzf "$WORK/artifact.tar.gz" -C "$WORK"
cd "$WORK"
exec ./install.sh
