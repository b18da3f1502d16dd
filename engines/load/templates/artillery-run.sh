#!/bin/sh
# Runs the test on Fargate, in the account that the AWS credentials of this shell belong to, and ends with 0 only when every
# condition of artillery.yaml is met. The result of all workers together is in result.json.
# sh run.sh [number of workers] [region]
set -eu
cd "$(dirname "$0")"
# It would send a hash of the target and the name of this machine to its makers.
export ARTILLERY_DISABLE_TELEMETRY=1
rm -f result.json
npx --yes artillery@ARTILLERY_VERSION run-fargate artillery.yaml \
  --count "${1:-4}" --region "${2:-${AWS_REGION:-us-east-1}}" --tags name:NAME_OF_TEST --output result.jsonSECRETS_OF_TEST
# Without a result nothing was measured, whatever the exit code.
[ -s result.json ]
