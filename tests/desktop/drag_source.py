"""A window that offers files to be dragged, as a file manager does: another process, real XDND, file:// addresses.

Usage: drag_source.py X Y FILE...
Prints "ready X Y" with the point to press on, and "ended" when a drag is over.
"""

import sys

import gi

gi.require_version("Gdk", "3.0")
gi.require_version("Gtk", "3.0")
from gi.repository import Gdk, Gio, GLib, Gtk  # noqa: E402


def say(line):
    print(line, flush=True)


def main():
    x, y = int(sys.argv[1]), int(sys.argv[2])
    addresses = [Gio.File.new_for_path(path).get_uri() for path in sys.argv[3:]]
    window = Gtk.Window(title="drag source", decorated=False, default_width=110, default_height=70)
    window.set_keep_above(True)
    window.set_accept_focus(False)
    window.move(x, y)
    box = Gtk.EventBox()
    box.add(Gtk.Label(label=f"{len(addresses)} files"))
    box.drag_source_set(Gdk.ModifierType.BUTTON1_MASK, [], Gdk.DragAction.COPY)
    box.drag_source_add_uri_targets()
    box.connect("drag-data-get", lambda _widget, _context, data, _info, _time: data.set_uris(addresses))
    box.connect("drag-end", lambda _widget, _context: say("ended"))
    window.add(box)
    window.connect("destroy", Gtk.main_quit)
    window.show_all()

    def tell():
        _known, left, top = window.get_window().get_origin()
        width, height = window.get_size()
        say(f"ready {left + width // 2} {top + height // 2}")
        return False

    GLib.timeout_add(500, tell)
    # Nobody waits for it longer than this.
    GLib.timeout_add_seconds(60, Gtk.main_quit)
    Gtk.main()


main()
