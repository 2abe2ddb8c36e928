"""A program that has cells on the clipboard, as a spreadsheet has after Ctrl+C: another process, a real selection.

Usage: clipboard.py < CELLS
Prints "ready" once it owns the clipboard, and keeps it until it is ended.
"""

import sys

import gi

gi.require_version("Gdk", "3.0")
gi.require_version("Gtk", "3.0")
from gi.repository import Gdk, GLib, Gtk  # noqa: E402


def main():
    clipboard = Gtk.Clipboard.get(Gdk.SELECTION_CLIPBOARD)
    clipboard.set_text(sys.stdin.read(), -1)
    print("ready", flush=True)
    # Nobody pastes later than this.
    GLib.timeout_add_seconds(60, Gtk.main_quit)
    Gtk.main()


main()
