"""Prints what ROS's own tools make of every definition under the folders given.

A line each: kind, name, md5sum, full text in base64, and where the md5sum is from: "class" for the
Python class that is installed, "genmsg" where there is none.
"""

import base64
import importlib
import pathlib
import sys

import genmsg
import genmsg.gentools
import genmsg.msg_loader


def search_path(folders):
    path = {}
    for folder in folders:
        for kind in ("msg", "srv"):
            for found in pathlib.Path(folder).glob(f"*/{kind}"):
                path.setdefault(found.parent.name, []).append(str(found.parent / "msg"))
    return path


def python_class(package, kind, name):
    try:
        return getattr(importlib.import_module(f"{package}.{kind}"), name)
    except (ImportError, AttributeError):
        return None


def main(folders):
    path = search_path(folders)
    for folder in folders:
        for kind in ("msg", "srv"):
            for file in sorted(pathlib.Path(folder).glob(f"*/{kind}/*.{kind}")):
                package = file.parent.parent.name
                name = f"{package}/{file.stem}"
                context = genmsg.msg_loader.MsgContext.create_default()
                load = getattr(genmsg.msg_loader, f"load_{kind}_from_file")
                spec = load(context, str(file), name)
                genmsg.msg_loader.load_depends(context, spec, path)
                md5sum = genmsg.gentools.compute_md5(context, spec)
                if kind == "msg":
                    text = genmsg.gentools.compute_full_text(context, spec)
                else:
                    text = "".join(
                        genmsg.gentools.compute_full_text(context, half)
                        for half in (spec.request, spec.response)
                    )
                installed = python_class(package, kind, file.stem)
                source = "genmsg"
                if installed is not None:
                    md5sum = installed._md5sum
                    source = "class"
                encoded = base64.b64encode(text.encode()).decode()
                print(kind, name, md5sum, "=" + encoded, source)


main(sys.argv[1:])
