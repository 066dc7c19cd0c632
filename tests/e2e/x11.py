"""What a window manager does for a program, and no more: give its top window the keys. (Xvfb has no manager.)"""

from __future__ import annotations

import ctypes
import ctypes.util
from typing import Any

_REVERT_TO_PARENT, _NOW, _VIEWABLE = 2, 0, 2


class _Attributes(ctypes.Structure):
    """XWindowAttributes, as far as `map_state` (Xlib)."""

    _fields_ = [
        *((name, ctypes.c_int) for name in ("x", "y", "width", "height", "border_width", "depth")),
        ("visual", ctypes.c_void_p),
        ("root", ctypes.c_ulong),
        *((name, ctypes.c_int) for name in ("class_", "bit_gravity", "win_gravity", "backing_store")),
        *((name, ctypes.c_ulong) for name in ("backing_planes", "backing_pixel")),
        ("save_under", ctypes.c_int),
        ("colormap", ctypes.c_ulong),
        *((name, ctypes.c_int) for name in ("map_installed", "map_state")),
        ("rest", ctypes.c_char * 128),
    ]


def activate(display: str) -> bool:
    """Give the keys to the largest window on a display; False where there is none yet."""
    library: Any = ctypes.CDLL(ctypes.util.find_library("X11") or "libX11.so.6")
    library.XOpenDisplay.restype = ctypes.c_void_p
    library.XDefaultRootWindow.restype = ctypes.c_ulong
    opened = ctypes.c_void_p(library.XOpenDisplay(display.encode()))
    if not opened:
        return False
    try:
        largest = _largest(library, opened)
        if largest:
            library.XSetInputFocus(opened, ctypes.c_ulong(largest), _REVERT_TO_PARENT, ctypes.c_ulong(_NOW))
            library.XSync(opened, 0)
        return bool(largest)
    finally:
        library.XCloseDisplay(opened)


def _largest(library: Any, opened: ctypes.c_void_p) -> int:
    root, parent, count = ctypes.c_ulong(), ctypes.c_ulong(), ctypes.c_uint()
    children = ctypes.POINTER(ctypes.c_ulong)()
    top = ctypes.c_ulong(library.XDefaultRootWindow(opened))
    references = (ctypes.byref(one) for one in (root, parent, children, count))
    if not library.XQueryTree(opened, top, *references):
        return 0
    found = (0, 0)
    for number in range(count.value):
        seen = _Attributes()
        library.XGetWindowAttributes(opened, ctypes.c_ulong(children[number]), ctypes.byref(seen))
        if seen.map_state == _VIEWABLE:
            found = max(found, (seen.width * seen.height, children[number]))
    if children:
        library.XFree(children)
    return found[1]
