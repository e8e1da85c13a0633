"""The IP addresses of a host, refused when one of them is inside a private network.

Called by `connections` before each request: an address that somebody contributes could name a machine
beside ours.
"""

from __future__ import annotations

import ipaddress
import socket

_UNICAST = ipaddress.ip_network("2000::/3")
"""The IPv6 addresses that are those of one machine (RFC 4291, 2.4, as IANA gives them out)."""

_NAT64 = ipaddress.ip_network("64:ff9b::/96")
"""The IPv6 addresses whose last 32 bits are an IPv4 address (RFC 6052, 2.1)."""


class NotPublic(Exception):
    """The address leads into a private network, or to this machine itself."""


def look_up(name: str, public_only: bool) -> list[str]:
    """The IP addresses of a host, as they are written in a URL.

    Raises `NotPublic` when one of them is not public, `socket.gaierror` when the name does not exist,
    `UnicodeError` when it cannot be a name.
    """
    answers = socket.getaddrinfo(name.strip("[]"), None, type=socket.SOCK_STREAM)
    addresses = [ipaddress.ip_address(str(answer[4][0])) for answer in answers]
    if public_only and not all(map(is_public, addresses)):
        raise NotPublic
    return [f"[{address}]" if address.version == 6 else str(address) for address in addresses]


def is_public(address: ipaddress.IPv4Address | ipaddress.IPv6Address) -> bool:
    """Whether an IP address is that of one machine on the public internet.

    An IPv6 address that leads to an IPv4 one (mapped, 6to4, NAT64) is as public as that one. Python's
    `is_global` alone accepts all of these, and groups of machines (multicast); it refuses Teredo.
    """
    if isinstance(address, ipaddress.IPv4Address):
        return address.is_global and not address.is_multicast
    inside = address.ipv4_mapped or address.sixtofour or (ipaddress.IPv4Address(address.packed[-4:]) if address in _NAT64 else None)
    return is_public(inside) if inside else address.is_global and address in _UNICAST
