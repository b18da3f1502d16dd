#!/bin/sh
# Runs the test on the cluster that kubectl points at, and ends with 0 only when every runner kept its thresholds. The operator
# calls a test "finished" even when runners have failed, so the jobs are looked at.
# sh run.sh [namespace]
set -eu
cd "$(dirname "$0")"
namespace=${1:-default}
name=NAME_OF_TEST
in_namespace() { kubectl --namespace "$namespace" "$@"; }

in_namespace delete testrun "$name" --ignore-not-found --wait
in_namespace create configmap "$name" --from-file=script.js --from-file=scenario.json --dry-run=client -o yaml | in_namespace apply -f -
in_namespace apply -f testrun.yaml

stage=
waited=0
while [ "$stage" != finished ] && [ "$stage" != error ] && [ "$waited" -lt "${PATIENCE:-3600}" ]; do
  sleep 5
  waited=$((waited + 5))
  stage=$(in_namespace get testrun "$name" -o 'jsonpath={.status.stage}')
done

in_namespace logs --selector "k6_cr=$name,runner=true" --tail=-1 --prefix || true
passed=$(in_namespace get jobs --selector "k6_cr=$name,runner=true" -o 'jsonpath={range .items[*]}{.status.succeeded}{"\n"}{end}' | grep -c '^1$' || true)
wanted=$(in_namespace get testrun "$name" -o 'jsonpath={.spec.parallelism}')
echo "stage: ${stage:-none}; runners that kept their thresholds: $passed of $wanted"
[ "$stage" = finished ] && [ "$passed" = "$wanted" ]
