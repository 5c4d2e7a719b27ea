#!/usr/bin/env bash
# Makes the AOT cache (JEP 483, 514) of the packaged gateway: starts it once on its simulated sites, asks what probes and
# callers ask, ends it as Kubernetes does. What starts with the cache must be the same JDK with the same jars and options.
#
#   deploy/aot.sh [directory of the packaged gateway, target/quarkus-app if not given]
set -euo pipefail
cd "${1:-target/quarkus-app}"

java=${JAVA_HOME:+$JAVA_HOME/bin/}java
log=$(mktemp)
rm -f app.aot

GATEWAY_DEMO=true QUARKUS_HTTP_PORT=0 \
  "$java" -XX:+UseG1GC -XX:AOTCacheOutput=app.aot -Xlog:aot*=error -jar quarkus-run.jar >"$log" 2>&1 &
gateway=$!

fail() {
  echo "aot.sh: $1" >&2
  cat "$log" >&2
  kill -9 "$gateway" 2>/dev/null || true
  exit 1
}

await() { # until the log holds the text
  for _ in $(seq 600); do
    grep -q "$1" "$log" && return
    kill -0 "$gateway" 2>/dev/null || fail "the gateway ended too early"
    sleep 0.1
  done
  fail "the gateway did not tell: $1"
}

ask() { # the path, of a gateway that needs no other program than this shell
  exec 3<>"/dev/tcp/127.0.0.1/$port"
  printf 'GET %s HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n' "$1" >&3
  cat <&3 >/dev/null
  exec 3>&-
}

await 'site answers'
port=$(sed -n 's|.*Listening on: http://127.0.0.1:\([0-9]*\).*|\1|p' "$log")
for path in /q/health/started /q/health/live /q/health/ready /q/metrics /v1/sites /v1/replicas '/v1/restore-points?limit=1000'; do
  ask "$path"
done

kill -TERM "$gateway"
wait "$gateway" || [ $? -eq 143 ] || fail "the gateway did not end well"
[ -s app.aot ] || fail "no cache was made: is this JDK 25 or newer?"
rm -f "$log"
chmod a+r app.aot
