#!/bin/sh
# The whole life of a report over the API, against a running demonstration:
#   ./mingcha demo              in one window
#   docs/api-walk.sh            in another; needs curl and jq
# BASE and DATA say where, when it is not the usual place.
set -eu
cd "$(dirname "$0")/.."
BASE=${BASE:-http://localhost:8080}
DATA=${DATA:-data/demo}

token() { ./mingcha token "$1" --data "$DATA"; }
MANAGER=$(token manager)
HANDLER=$(token legal-wanzhou)

say() { printf '\n# %s\n' "$1" >&2; }
check() { # an answer; ends the walk at a refusal
  printf '%s\n' "$1" | jq -C . >&2
  if printf '%s' "$1" | jq -e '.type? // "" | startswith("urn:mingcha:problem")' >/dev/null; then exit 1; fi
  printf '%s' "$1"
}
get() { # token, path
  check "$(curl -sS "$BASE/api/v1$2" -H "Authorization: Bearer $1")"
}
quiet() { get "$@" 2>/dev/null; }
post() { # token or -, path, body; each call has a key of its own, so a repeated one does nothing twice
  [ "$1" = - ] || set -- "$@" -H "Authorization: Bearer $1"
  path=$2 body=$3
  shift 3
  check "$(curl -sS "$BASE/api/v1$path" "$@" -H 'Content-Type: application/json' \
    -H "Idempotency-Key: $(date +%s%N)" -d "$body")"
}
clue_version() { quiet "$1" "/clues/$CLUE" | jq .clue.version; }
batch_version() { quiet "$1" "/batches/$BATCH" | jq .version; }

say 'anybody: a report'
FILED=$(post - /reports '{"campaign": "cq", "category": "village-tyrant",
  "parts": {"reported": "砂石场老板", "facts": "每晚在村口强行收过路费，不给就砸车。"}}')
CODE=$(printf '%s' "$FILED" | jq -r .queryCode)
NUMBER=$(printf '%s' "$FILED" | jq -r .number)

say 'manager: it is in the inbox'
LINE=$(quiet "$MANAGER" '/reports?campaign=cq&state=received&limit=100' |
  jq --arg n "$NUMBER" '.reports[] | select(.number == $n)')
check "$LINE" >/dev/null
REPORT=$(printf '%s' "$LINE" | jq -r .id)

say 'manager: opens a clue'
CLUE=$(post "$MANAGER" "/reports/$REPORT/triage/open" "{\"reportVersion\": $(printf '%s' "$LINE" | jq .version),
  \"facts\": {\"title\": \"砂石场强行收费\", \"summary\": \"夜间在村口强行收过路费\", \"category\": \"village-tyrant\",
            \"region\": \"500101\", \"importance\": \"ordinary\"},
  \"subjects\": [{\"role\": \"suspect\", \"name\": \"砂石场老板\"}]}" | jq -r .id)

say 'manager: who should have it'
WHOLE=$(quiet "$MANAGER" "/clues/$CLUE")
PROPOSAL=$(printf '%s' "$WHOLE" | jq '.proposals[0]')
check "$PROPOSAL" >/dev/null
SUBJECT=$(printf '%s' "$WHOLE" | jq -r '.subjects[0].id')

say 'manager: puts it on the list, writes the letter, sends the batch'
post "$MANAGER" "/clues/$CLUE/list" "$(printf '%s' "$PROPOSAL" |
  jq --argjson v "$(clue_version "$MANAGER")" '{version: $v, toParty: .units[0], rule}')" >/dev/null
BATCH=$(quiet "$MANAGER" "/clues/$CLUE" | jq -r '.chain[0].batchId')
post "$MANAGER" "/batches/$BATCH/letter" \
  "{\"version\": $(batch_version "$MANAGER"), \"letter\": \"请按时限核查并反馈。\"}" >/dev/null
post "$MANAGER" "/batches/$BATCH/send" "{\"version\": $(batch_version "$MANAGER")}" >/dev/null

say 'handler: acknowledges and accepts'
post "$HANDLER" "/batches/$BATCH/acknowledge" "{\"version\": $(batch_version "$HANDLER")}" >/dev/null
post "$HANDLER" "/clues/$CLUE/accept" "{\"version\": $(clue_version "$HANDLER")}" >/dev/null

say 'handler: verifies, with a file of evidence'
post "$HANDLER" "/clues/$CLUE/verification" "{\"version\": $(clue_version "$HANDLER"),
  \"method\": \"site-visit\", \"doneOn\": \"$(date +%F)\", \"text\": \"实地查看，两辆车堵在门口。\",
  \"files\": [{\"name\": \"现场记录.txt\", \"base64\": \"$(printf '现场记录' | base64)\"}]}" >/dev/null
quiet "$HANDLER" "/clues/$CLUE" | jq -C '.verification[0]' >&2

say 'handler: concludes'
post "$HANDLER" "/clues/$CLUE/conclude" "{\"version\": $(clue_version "$HANDLER"), \"result\": \"substantiated\",
  \"measures\": [\"case-opened\"], \"facts\": \"强行收费属实\", \"basis\": \"治安管理处罚法第二十六条\",
  \"answer\": \"反映的情况属实，公安机关已立案。\", \"standings\": {\"$SUBJECT\": \"confirmed\"}}" >/dev/null

say 'a stale version is refused: this is what a program gets'
curl -sS "$BASE/api/v1/clues/$CLUE/approve" -H "Authorization: Bearer $MANAGER" \
  -H 'Content-Type: application/json' -H "Idempotency-Key: $(date +%s%N)" -d '{"version": 1}' | jq -C . >&2

say 'manager: reviews and approves'
post "$MANAGER" "/clues/$CLUE/approve" \
  "{\"version\": $(clue_version "$MANAGER"), \"reason\": \"事实清楚，同意\"}" >/dev/null

say 'reporter: reads the answer with the query code, and is satisfied'
post - /reports/query "{\"queryCode\": \"$CODE\"}" | jq -r .result
post - /reports/dialogue/satisfaction "{\"queryCode\": \"$CODE\", \"satisfied\": true}" | jq .satisfied
