"""Shows no notices, but tells of them: the service that a desktop has for notices by the system.

Usage: notices.py
Prints "ready" once it is the one who is asked, then a line of JSON for each notice: program, title, body.
"""

import json

import gi

gi.require_version("Gio", "2.0")
from gi.repository import Gio, GLib  # noqa: E402

NAME = "org.freedesktop.Notifications"
WHAT = f"""<node><interface name="{NAME}">
  <method name="GetCapabilities"><arg type="as" direction="out"/></method>
  <method name="GetServerInformation">
    <arg type="s" direction="out"/><arg type="s" direction="out"/><arg type="s" direction="out"/>
    <arg type="s" direction="out"/>
  </method>
  <method name="CloseNotification"><arg type="u" direction="in"/></method>
  <method name="Notify">
    <arg type="s" direction="in"/><arg type="u" direction="in"/><arg type="s" direction="in"/>
    <arg type="s" direction="in"/><arg type="s" direction="in"/><arg type="as" direction="in"/>
    <arg type="a{{sv}}" direction="in"/><arg type="i" direction="in"/><arg type="u" direction="out"/>
  </method>
</interface></node>"""


def answer(_bus, _sender, _path, _interface, method, asked, reply):
    if method == "Notify":
        program, _replaces, _icon, title, body = asked.unpack()[:5]
        print(json.dumps({"program": program, "title": title, "body": body}, ensure_ascii=False), flush=True)
        reply.return_value(GLib.Variant("(u)", (1,)))
    elif method == "GetCapabilities":
        reply.return_value(GLib.Variant("(as)", (["body", "body-markup"],)))
    elif method == "GetServerInformation":
        reply.return_value(GLib.Variant("(ssss)", ("notices", "house", "1", "1.2")))
    else:
        reply.return_value(None)


def main():
    bus = Gio.bus_get_sync(Gio.BusType.SESSION)
    interface = Gio.DBusNodeInfo.new_for_xml(WHAT).interfaces[0]
    bus.register_object("/org/freedesktop/Notifications", interface, answer, None, None)
    Gio.bus_own_name_on_connection(bus, NAME, Gio.BusNameOwnerFlags.NONE, None, None)
    GLib.timeout_add(200, lambda: print("ready", flush=True))
    GLib.MainLoop().run()


main()
