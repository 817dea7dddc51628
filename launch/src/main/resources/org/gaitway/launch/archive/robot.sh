#!/bin/sh
# Gaitway on a robot: runs policies. See "gaitway --help".
set -eu
script=$(readlink -f "$0")
home=${script%/bin/*}
options=$home/lib/runtime-jvm.options
terminal=
if [ -t 1 ]; then
  terminal=-Dgaitway.terminal=true
fi
# shellcheck disable=SC2086  # Options are words.
exec "$home/jre/bin/java" "@$options" $terminal ${GAITWAY_JAVA_OPTIONS:-} \
  -cp "$home/lib/*" org.gaitway.launch.RobotProgram "$@"
