#!/usr/bin/env bash
# Runs every console script of the installed wheel, away from the repository, on a project of its own.
set -euo pipefail
work=$1
kg="$(dirname "$PYTHON_ALONE")/kg-builder"
cp -r examples/korea "$work/korea"
rm -rf "$work/korea/build"
cd "$work"
"$kg" --version
"$kg" --help >/dev/null
"$kg" init fresh >/dev/null
"$kg" build fresh --quiet
"$kg" build korea --quiet
"$kg" validate --project korea --quiet
"$kg" query --project korea >/dev/null
"$kg" query who-reported-to-whom --project korea --format csv | head -n 3
"$kg" inspect korea/sources/telegrams --format jsonl >/dev/null
"$kg" explain "Terenti Shtykov" --project korea >/dev/null
for format in ttl nt trig nq jsonld; do "$kg" dump --project korea --format "$format" >"graph.$format"; done
ls -s graph.*
"$kg" correct --help >/dev/null
"$kg" accept --help >/dev/null
