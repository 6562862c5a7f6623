import pathlib
from followthrough.councils.permissions import Role

def test_look(one, officer):
    p = one.programme.id
    out = pathlib.Path("/tmp/look"); out.mkdir(exist_ok=True)
    for name, at in {"money": f"programmes/{p}/money/", "list": "money/", "stream": f"money/{one.grant.id}/", "steer": f"programmes/{p}/steering/",
        "counts": f"programmes/{p}/counts/", "pack": f"programmes/{p}/steering/pack/", "cost": f"programmes/{p}/money/cost/", "risk": f"programmes/{p}/steering/risk/",
        "count": f"programmes/{p}/counts/add/", "open": "money/new/", "decide": f"programmes/{p}/steering/decide/"}.items():
        r = officer.get(f"/saltmere/{at}")
        assert r.status_code == 200, name
        (out / f"{name}.html").write_bytes(r.content)
    for name, at in {"fig1.svg": f"programmes/{p}/money/last-days.svg", "fig2.svg": "money/last-days.svg", "rows.csv":"money/rows.csv", "pack.docx": f"programmes/{p}/steering/pack.docx", "pack.pdf": f"programmes/{p}/steering/pack.pdf", "counts.csv": f"programmes/{p}/counts/rows.csv"}.items():
        r = officer.get(f"/saltmere/{at}")
        assert r.status_code == 200, name
        (out / name).write_bytes(r.content)
