"""Takes a file in with the program and tells what the program then counts, as the script of peers wants it.

    product.py BAROMAIL FILE DB

The last line: pieces, cents of their cost, pieces to départements 01 to 09 (their postal codes begin with a zero).
Both questions are asked of the program after the import, so that the time is that of the whole."""
import json
import os
import subprocess
import sys

program, file, database = sys.argv[1:4]
os.environ["BAROMAIL_KEY"] = "07" * 32
subprocess.run([program, "--db", database, "--json", "import", file], check=True, stdout=subprocess.DEVNULL)
said = subprocess.run([program, "--db", database, "--json", "kpi", "pieces_posted", "cost_total", "--by", "departement"],
                      check=True, stdout=subprocess.PIPE, text=True).stdout
pieces = cents = zeros = 0
for group in json.loads(said)["groups"]:
    count = int(group["kpis"]["pieces_posted"]["value"] or 0)
    pieces += count
    cents += round(float(group["kpis"]["cost_total"]["value"] or 0) * 100)
    zeros += count if (group["by"]["departement"] or "").startswith("0") else 0
print(json.dumps({"n": pieces, "cents": cents, "leading_zeros": zeros}))
