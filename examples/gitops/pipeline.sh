#!/bin/sh
# What every pipeline of a stack runs: preview, up, drift, destroy. Nothing in it is of one CI system.
#
# usage: pipeline.sh preview | up | drift | destroy
#
#   preview   a pull request: OUT/review.md for the reviewer, and the plan that `up` applies after the merge
#   up        a merge: settles what a killed run left, then applies the plan
#   drift     at night: OUT/drift.md, what differs from the state and what nobody owns
#   destroy   by hand: settles what a killed run left, then destroys the stack
#
# Variables:
#   PULUMI_STACK            the stack
#   PULUMI_PROJECT_DIR      the folder with Pulumi.yaml; default: the current one
#   PIPELINE_OUT            the folder for what it writes (OUT); default: pipeline-out in the current folder
#   PIPELINE_COMMIT         the commit that a plan is made for; default: HEAD
#   PIPELINE_PLAN_COMMIT    up: the commit whose plan is to be applied; default: PIPELINE_COMMIT
#   PIPELINE_WITHOUT_PLAN   up: what to do where there is no plan or it no longer fits. `stop` (default): make a new
#                           one, and end with 6; `apply`: make a new one and apply it
#   PIPELINE_REFRESH        whether a preview reads the platforms first, and so `up` does: true (default) or false
#   PIPELINE_EXCLUSIVE      `true` is the promise that no other run of this stack goes on (the CI's concurrency group):
#                           only then is the lock of a killed run removed
#   PIPELINE_LOCK_OWNERS    whose locks are removed: an extended regular expression for USER@HOST; default: this user's
#   PIPELINE_FAIL_ON        preview: the gates of `batchflow review --fail-on`, such as `replace,delete,cost>100`
#   PIPELINE_PRICES         a file of prices for `batchflow review`, or `none`; default: the platforms are asked
#   PIPELINE_ORPHANS        drift: whose objects that nobody owns count: `stacks` (default), those of this stack's resources;
#                           `all`, every one that this package has made in the account
#   PIPELINE_CONFIRM        destroy: the stack's name once more
#   BATCHFLOW               the command line of batchflow; default: the one among the project's packages
# Every option of the Pulumi CLI has a variable too: PULUMI_OPTION_PARALLEL=4, PULUMI_OPTION_RUN_PROGRAM=true.
#
# Exit codes:
#   0  done; for drift: nothing differs
#   1  trouble: the CLI, the program or a platform failed
#   2  a killed run left something that a person has to decide; nothing was changed
#   3  destroy was not confirmed; nothing was changed
#   4  the stack is locked by somebody else; nothing was changed
#   5  preview: a gate of PIPELINE_FAIL_ON holds. The plan is kept
#   6  up: no plan, or one that no longer fits. A new one is in OUT: read OUT/review.md and run `up` again with it
#   7  drift: something differs, or resources of this stack have left objects that no state has
#   64 wrong use
set -eu

say() { printf 'pipeline: %s\n' "$*" >&2; }
stop() {
  code=$1
  shift
  say "$@"
  exit "$code"
}

# Runs a command, shows what it writes and keeps it in a file. A pipe would lose the command's exit code.
logged() {
  log=$1
  shift
  : >"$log"
  {
    status=0
    "$@" 2>&1 || status=$?
    echo "$status" >"$log.status"
  } | tee "$log" >&2
  status=$(cat "$log.status")
  rm -f "$log.status"
  return "$status"
}

pulumi_() { pulumi "$@" --stack "$PULUMI_STACK" --non-interactive --color never; }

# BATCHFLOW is a command line: its words are split on purpose.
# shellcheck disable=SC2086
batchflow() { $BATCHFLOW "$@" --stack "$PULUMI_STACK"; }

# What the reviewer reads: review INPUT TITLE OUTPUT [OPTION …]
review() {
  input=$1 title=$2 output=$3
  shift 3
  case ${PIPELINE_PRICES:-} in
    '') ;;
    none) set -- "$@" --no-prices ;;
    *) set -- "$@" --prices "$PIPELINE_PRICES" ;;
  esac
  batchflow review "$input" --title "$title" "$@" >"$output"
}

# A summary where there is nothing to review: what the CLI said is then all that there is to read.
trouble() {
  title=$1 output=$2
  shift 2
  {
    printf '## %s: failed\n\n' "$title"
    cat "$@" | tail -n 40 | sed 's/^/    /'
  } >"$output"
}

is_locked() { grep -Eiq 'currently locked by|stack is locked|another update is currently|\[409\]' "$1"; }
is_stale() { grep -Eq 'violates plan|not allowed by the plan|no plan for resource|expected resource operations for' "$1"; }

# The lock tells that a run began, not whether it goes on. So it is removed only where the CI promises that none does, and
# where it is the pipeline's own: unlock LOG
unlock() {
  owners=$(sed -n 's/.*created by \([^ ]*@[^ ]*\) (pid .*/\1/p' "$1" | sort -u)
  if [ "${PIPELINE_EXCLUSIVE:-}" != true ]; then
    stop 4 "the stack is locked by ${owners:-another run}. If no run of it goes on: pulumi cancel --yes --stack $PULUMI_STACK"
  fi
  others=$(printf '%s\n' "$owners" | grep -Ev "${PIPELINE_LOCK_OWNERS:-^$(id -un)@}" || true)
  if [ -z "$owners" ] || [ -n "$others" ]; then
    stop 4 "the stack is locked by ${others:-an owner that the backend does not name}, who is not this pipeline. If no run of it goes on: pulumi cancel --yes --stack $PULUMI_STACK"
  fi
  say "a run of $(echo "$owners" | tr '\n' ' ')has left its lock; no other run goes on: it is removed"
  pulumi_ cancel --yes >&2 || stop 1 "the lock cannot be removed: see above"
}

# Settles what a killed run left pending in the state.
settle() {
  status=0
  logged "$OUT/recover.log" batchflow recover --yes || status=$?
  if [ "$status" -eq 4 ]; then
    unlock "$OUT/recover.log"
    status=0
    logged "$OUT/recover.log" batchflow recover --yes || status=$?
  fi
  case $status in
    0) ;;
    4) stop 4 "the stack is locked again: something else runs it" ;;
    2) stop 2 "a killed run left what has to be decided by hand: run \`batchflow recover\` as it says above, then this job again" ;;
    *) stop 1 "what a killed run may have left cannot be settled: see above" ;;
  esac
}

# Runs what takes the lock: change LOG COMMAND …
change() {
  change_log=$1
  shift
  status=0
  logged "$change_log" pulumi_ "$@" || status=$?
  if [ "$status" -ne 0 ] && is_locked "$change_log"; then
    unlock "$change_log"
    settle
    status=0
    logged "$change_log" pulumi_ "$@" || status=$?
  fi
  return "$status"
}

head_commit() { git rev-parse HEAD 2>/dev/null || echo unknown; }

preview() {
  commit=${PIPELINE_COMMIT:-$(head_commit)}
  title="Preview of $PULUMI_STACK"
  rm -f "$OUT/plan.json" "$OUT/plan.meta" "$OUT/review.md"
  set -- --json --show-sames --save-plan "$OUT/plan.json"
  [ "$REFRESH" = true ] && set -- "$@" --refresh
  status=0
  pulumi_ preview "$@" >"$OUT/preview.json" 2>"$OUT/preview.log" || status=$?
  if [ "$status" -ne 0 ]; then
    cat "$OUT/preview.log" >&2
    rm -f "$OUT/plan.json"
    review "$OUT/preview.json" "$title" "$OUT/review.md" || trouble "$title" "$OUT/review.md" "$OUT/preview.log"
    stop 1 "the preview failed: see above and $OUT/review.md"
  fi
  printf 'stack=%s\ncommit=%s\nrefresh=%s\n' "$PULUMI_STACK" "$commit" "$REFRESH" >"$OUT/plan.meta"
  set --
  [ -n "${PIPELINE_FAIL_ON:-}" ] && set -- --fail-on "$PIPELINE_FAIL_ON"
  review "$OUT/preview.json" "$title" "$OUT/review.md" "$@" || status=$?
  cat "$OUT/review.md"
  case $status in
    0) ;;
    5) gate=5 ;;
    *) stop 1 "the review failed: see above" ;;
  esac
}

planned() { sed -n "s/^$1=//p" "$OUT/plan.meta"; }

# Why there is no plan to apply; nothing where there is one.
plan_lack() {
  wanted=${PIPELINE_PLAN_COMMIT:-${PIPELINE_COMMIT:-$(head_commit)}}
  if [ ! -f "$OUT/plan.json" ] || [ ! -f "$OUT/plan.meta" ]; then
    echo "there is no plan for commit $wanted"
  elif [ "$(planned stack)" != "$PULUMI_STACK" ]; then
    echo "the plan is one for the stack $(planned stack)"
  elif [ "$(planned commit)" != "$wanted" ]; then
    echo "the plan is one for commit $(planned commit), not for $wanted"
  fi
}

# A plan holds only for a run that reads the platforms, or does not, as its preview did. The preview of this run comes
# first, so that a plan that does not fit is refused before anything is changed.
apply() {
  set -- --yes --plan "$OUT/plan.json"
  [ "$(planned refresh)" = true ] && set -- "$@" --refresh
  change "$OUT/up.log" up "$@"
}

up() {
  settle
  lack=$(plan_lack)
  if [ -z "$lack" ]; then
    status=0
    apply || status=$?
    [ "$status" -eq 0 ] && return
    is_stale "$OUT/up.log" || stop 1 "the update failed: see above"
    lack="the plan for commit $(planned commit) no longer fits: since then the program, the configuration, the state or the platforms have changed"
  fi
  say "$lack; a new preview follows"
  gate=0
  PIPELINE_COMMIT=$(head_commit)
  preview
  if [ "${PIPELINE_WITHOUT_PLAN:-stop}" != apply ]; then
    stop 6 "$lack. Read the new preview above and run \`up\` again with its plan"
  fi
  [ "$gate" -eq 0 ] || stop 5 "the new plan is not applied: a gate of PIPELINE_FAIL_ON holds"
  status=0
  apply || status=$?
  [ "$status" -eq 0 ] && return
  is_stale "$OUT/up.log" && stop 6 "the new plan did not fit either: something changes the stack meanwhile. Run this again"
  stop 1 "the update failed: see above"
}

drift() {
  status=0
  pulumi_ refresh --preview-only --expect-no-changes --json >"$OUT/drift.json" 2>"$OUT/drift.log" || status=$?
  case $status in
    0 | 7) ;;
    *)
      cat "$OUT/drift.log" >&2
      review "$OUT/drift.json" Drift "$OUT/drift.md" || trouble Drift "$OUT/drift.md" "$OUT/drift.log"
      stop 1 "drift cannot be told: see above and $OUT/drift.md"
      ;;
  esac
  review "$OUT/drift.json" Drift "$OUT/drift.md" || stop 1 "the summary failed: see above"
  orphans=0
  batchflow orphans --format markdown --expect-none "${PIPELINE_ORPHANS:-stacks}" >"$OUT/orphans.md" || orphans=$?
  { echo && cat "$OUT/orphans.md"; } >>"$OUT/drift.md"
  cat "$OUT/drift.md"
  case $orphans in
    0 | 5) ;;
    *) stop 1 "what nobody owns cannot be listed: see above" ;;
  esac
  [ "$status$orphans" = 00 ] || stop 7 "something differs from the state, or nobody owns it"
}

destroy() {
  if [ "${PIPELINE_CONFIRM:-}" != "$PULUMI_STACK" ]; then
    stop 3 "PIPELINE_CONFIRM is not the stack's name: nothing is destroyed"
  fi
  settle
  change "$OUT/destroy.log" destroy --yes || stop 1 "the stack is not destroyed: see above"
}

command=${1:-}
case $command in
  preview | up | drift | destroy) ;;
  *) stop 64 "say what to do: preview, up, drift or destroy" ;;
esac
[ -n "${PULUMI_STACK:-}" ] || stop 64 "PULUMI_STACK is not set"
REFRESH=${PIPELINE_REFRESH:-true}
BATCHFLOW=${BATCHFLOW:-npx --no -- batchflow}
export CI="${CI:-true}" PULUMI_SKIP_UPDATE_CHECK=true

absolute() { case $1 in /*) echo "$1" ;; *) echo "$PWD/$1" ;; esac }
OUT=$(absolute "${PIPELINE_OUT:-pipeline-out}")
case ${PIPELINE_PRICES:-} in '' | none) ;; *) PIPELINE_PRICES=$(absolute "$PIPELINE_PRICES") ;; esac
mkdir -p "$OUT"
cd "${PULUMI_PROJECT_DIR:-.}"

gate=0
case $command in
  preview) preview ;;
  up) up ;;
  drift) drift ;;
  destroy) destroy ;;
esac
exit "$gate"
