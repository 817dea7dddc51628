#!/bin/sh
# Gaitway for training, with its own Java and MuJoCo. See "gaitway --help".
#
# GAITWAY_CACHE         where native code is unpacked; else ${XDG_CACHE_HOME:-~/.cache}/gaitway
# GAITWAY_JAVA_OPTIONS  more options for the JVM
set -eu
script=$(readlink -f "$0")
home=${script%/bin/*}
cache=${GAITWAY_CACHE:-${XDG_CACHE_HOME:-${HOME:-/tmp}/.cache}/gaitway}
read -r identity <"$home/lib/identity"
case ${1:-} in
  run) options=$home/lib/runtime-jvm.options ;;
  test)
    echo "gaitway: tests are run in a checkout; 'gaitway test-gpu' tests a GPU" >&2
    exit 2
    ;;
  *) options=$home/lib/program-jvm.options ;;
esac
terminal=
if [ -t 1 ]; then
  terminal=-Dgaitway.terminal=true
fi
# shellcheck disable=SC2086  # Options are words.
exec "$home/jre/bin/java" "@$options" $terminal \
  "-Dgaitway.mujoco.home=$home/mujoco" "-Dgaitway.cache=$cache" \
  "-Dorg.bytedeco.javacpp.cachedir=$cache/native-$identity" ${GAITWAY_JAVA_OPTIONS:-} \
  -cp "$home/lib/*" org.gaitway.launch.Gaitway "$@"
