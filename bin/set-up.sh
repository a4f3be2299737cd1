# Sourced by the other scripts: finds JDK and Maven, builds the program when its sources are newer.
set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
program=$root/target/program

fail() {
  echo "$1" >&2
  exit 1
}

# Installs Debian packages when root, otherwise says what to install.
install() {
  local what=$1
  shift
  if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
    echo "安装 $* … | installing $* …" >&2
    DEBIAN_FRONTEND=noninteractive apt-get install -y -q --no-install-recommends "$@" >/dev/null 2>&1 ||
      { apt-get update -q >/dev/null 2>&1 && DEBIAN_FRONTEND=noninteractive apt-get install -y -q --no-install-recommends "$@" >/dev/null 2>&1; } ||
      fail "缺少 $what，自动安装失败：请安装软件包 $* | $what is missing and could not be installed: please install the package(s) $*"
  else
    fail "缺少 $what：请安装软件包 $* | $what is missing: please install the package(s) $*"
  fi
}

java_version() {
  if [ -r "$1/release" ]; then
    sed -n 's/^JAVA_VERSION="\([0-9]*\).*/\1/p' "$1/release"
  else
    "$1/bin/java" -version 2>&1 | sed -n 's/.* version "\([0-9]*\).*/\1/p'
  fi
}

# Sets JAVA_HOME to a JDK 25 or newer.
find_java() {
  local home version seen="" on_path=""
  on_path=$(command -v javac || true)
  [ -z "$on_path" ] || on_path=$(dirname "$(dirname "$(readlink -f "$on_path")")")
  for home in "${JAVA_HOME:-}" "$on_path" "${HENGWEI_JVMS:-/usr/lib/jvm}"/*; do
    [ -n "$home" ] && [ -x "$home/bin/javac" ] || continue
    version=$(java_version "$home")
    if [ "${version:-0}" -ge 25 ]; then
      export JAVA_HOME=$home
      return
    fi
    seen="$seen $version"
  done
  fail "需要 JDK 25 或更新版本（找到：${seen:- 无}）：请安装，例如 openjdk-25-jdk 或 Temurin 25，并设置 JAVA_HOME | JDK 25 or newer is needed (found:${seen:- none}): install one, for example openjdk-25-jdk or Temurin 25, and set JAVA_HOME"
}

find_maven() {
  command -v mvn >/dev/null || install Maven maven
}

# Builds what is missing or older than its sources into target/program: hengwei.jar and lib/.
build() {
  cd "$root"
  mkdir -p target
  exec 9>target/build.lock
  ! command -v flock >/dev/null || flock 9
  if [ ! -e "$program/hengwei.jar" ] || [ -n "$(find src/main src/build pom.xml -newer "$program/hengwei.jar" -print -quit)" ]; then
    find_maven
    echo "构建中，首次需要几分钟 … | building, the first time takes a few minutes …" >&2
    mvn -B -q -Dmaven.test.skip=true -Dspotless.check.skip=true package >target/build.log 2>&1 ||
      { grep -E '^\[ERROR\]' target/build.log | head -20 >&2; fail "构建失败，详见 $root/target/build.log | the build failed, see $root/target/build.log"; }
    rm -rf target/program.new
    "$JAVA_HOME/bin/java" -Djarmode=tools -jar target/hengwei.jar extract --destination target/program.new >/dev/null
    rm -rf "$program"
    touch target/program.new/hengwei.jar
    mv target/program.new "$program"
  fi
  exec 9>&-
  cd "$OLDPWD"
}
