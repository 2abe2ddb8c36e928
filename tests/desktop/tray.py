"""Plays the notification area of a desktop, and whoever uses it.

Usage: tray.py show          keeps the area there; prints "ready" once programs find it
       tray.py menu          prints the first icon's tooltip, then the lines of its menu, "-" before those that are grey
       tray.py choose WORDS  chooses the line of its menu that holds these words
       tray.py click         clicks on it
"""

import sys

import gi

gi.require_version("Gio", "2.0")
from gi.repository import Gio, GLib  # noqa: E402

WATCHER = "org.kde.StatusNotifierWatcher"
WATCHER_AT = "/StatusNotifierWatcher"
ITEM = "org.kde.StatusNotifierItem"
ITEM_AT = "/StatusNotifierItem"
MENU = "com.canonical.dbusmenu"
WHAT = f"""<node><interface name="{WATCHER}">
  <method name="RegisterStatusNotifierItem"><arg type="s" direction="in"/></method>
  <method name="RegisterStatusNotifierHost"><arg type="s" direction="in"/></method>
  <property name="RegisteredStatusNotifierItems" type="as" access="read"/>
  <property name="IsStatusNotifierHostRegistered" type="b" access="read"/>
  <property name="ProtocolVersion" type="i" access="read"/>
</interface></node>"""


def show(bus):
    icons = []

    def gone(_bus, name):
        if name in icons:
            icons.remove(name)

    def answer(_bus, _sender, _path, _interface, method, asked, reply):
        if method == "RegisterStatusNotifierItem":
            (name,) = asked.unpack()
            icons.append(name)
            Gio.bus_watch_name_on_connection(bus, name, Gio.BusNameWatcherFlags.NONE, None, gone)
        reply.return_value(None)

    def read(_bus, _sender, _path, _interface, name):
        values = {
            "RegisteredStatusNotifierItems": GLib.Variant("as", icons),
            "IsStatusNotifierHostRegistered": GLib.Variant("b", True),
            "ProtocolVersion": GLib.Variant("i", 0),
        }
        return values[name]

    interface = Gio.DBusNodeInfo.new_for_xml(WHAT).interfaces[0]
    bus.register_object(WATCHER_AT, interface, answer, read, None)
    Gio.bus_own_name_on_connection(
        bus, WATCHER, Gio.BusNameOwnerFlags.NONE, lambda _bus, _name: print("ready", flush=True), None
    )
    GLib.MainLoop().run()


def call(bus, name, path, interface, method, asked):
    return bus.call_sync(name, path, interface, method, asked, None, Gio.DBusCallFlags.NONE, 5000, None).unpack()


def read(bus, name, path, interface, value):
    asked = GLib.Variant("(ss)", (interface, value))
    return call(bus, name, path, "org.freedesktop.DBus.Properties", "Get", asked)[0]


def lines(bus, icon):
    """Returns where its menu is, and number, words and whether it can be chosen of each line."""
    at = read(bus, icon, ITEM_AT, ITEM, "Menu")
    call(bus, icon, at, MENU, "AboutToShow", GLib.Variant("(i)", (0,)))
    layout = call(bus, icon, at, MENU, "GetLayout", GLib.Variant("(iias)", (0, -1, [])))
    items = [(number, what) for number, what, _below in layout[1][2]]
    return at, [(number, what["label"], what.get("enabled", True)) for number, what in items if "label" in what]


def main():
    bus = Gio.bus_get_sync(Gio.BusType.SESSION)
    wish, *words = sys.argv[1:]
    if wish == "show":
        return show(bus)
    icons = read(bus, WATCHER, WATCHER_AT, WATCHER, "RegisteredStatusNotifierItems")
    if not icons:
        sys.exit("no icon")
    if wish == "click":
        call(bus, icons[0], ITEM_AT, ITEM, "Activate", GLib.Variant("(ii)", (0, 0)))
        return None
    at, items = lines(bus, icons[0])
    if wish == "menu":
        print(read(bus, icons[0], ITEM_AT, ITEM, "ToolTip")[3])
        for _number, label, can_be_chosen in items:
            print(label if can_be_chosen else f"- {label}")
        return None
    number = next(number for number, label, _can in items if words[0] in label)
    asked = GLib.Variant("(isvu)", (number, "clicked", GLib.Variant("i", 0), 0))
    call(bus, icons[0], at, MENU, "Event", asked)
    return None


main()
