"""Nothing is sent anywhere: a slice of the tests where there is no network; `make offline` runs all of them there."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from tests.offline import addresses, missing, others, run_inside

LACKING = missing()
SLICE = ("tests/test_startup.py", "tests/workbench/test_served.py", "tests/commands/test_doctor.py")


def test_addresses_are_read_off_the_trace_and_this_machine_itself_is_told_from_others(tmp_path: Path) -> None:
    (tmp_path / "trace.1").write_text(
        'connect(3, {sa_family=AF_INET, sin_port=htons(80), sin_addr=inet_addr("93.184.216.34")}, 16) = -1\n'
        'connect(3, {sa_family=AF_UNIX, sun_path="/run/x"}, 110) = -1\n'
        'connect(4, {sa_family=AF_INET, sin_port=htons(8000), sin_addr=inet_addr("127.0.0.1")}, 16) = 0\n'
        'sendto(5, "x", 1, 0, {sa_family=AF_INET6, sin6_port=htons(53), sin6_flowinfo=htonl(0), '
        'inet_pton(AF_INET6, "2001:db8::1", &sin6_addr), sin6_scope_id=0}, 28) = 1\n',
        encoding="utf-8",
    )
    found = addresses(tmp_path)
    assert Counter({"93.184.216.34": 1, "127.0.0.1": 1, "2001:db8::1": 1}) == found
    assert ["2001:db8::1", "93.184.216.34"] == others(found)


def test_a_look_for_a_route_sends_nothing_and_what_is_sent_there_counts(tmp_path: Path) -> None:
    where = '{sa_family=AF_INET6, sin6_port=htons(53), inet_pton(AF_INET6, "2001:4860:4860::8888", &sin6_addr)}, 28)'
    (tmp_path / "trace.1").write_text(f"connect(9<UDPv6:[41]>, {where} = -1 ENETUNREACH\n", encoding="utf-8")
    assert [] == others(addresses(tmp_path))
    for line in (f"connect(9<TCPv6:[41]>, {where} = -1\n", f'sendto(9<UDPv6:[41]>, "x", 1, 0, {where} = 1\n'):
        (tmp_path / "trace.2").write_text(line, encoding="utf-8")
        assert ["2001:4860:4860::8888"] == others(addresses(tmp_path))


@pytest.mark.skipif(LACKING is not None, reason=str(LACKING))
def test_the_commands_and_the_workbench_pass_where_there_is_no_network_and_ask_for_none() -> None:
    code, found = run_inside(["-q", "-x", *SLICE])
    assert 0 == code
    assert [] == others(found)
    assert 0 < sum(found.values())


@pytest.mark.skipif(LACKING is not None, reason=str(LACKING))
def test_one_that_asks_for_another_address_is_found_out_and_gets_nowhere(tmp_path: Path) -> None:
    asking = tmp_path / "test_asking.py"
    asking.write_text(
        "import socket\n"
        "def test_it():\n"
        "    for kind in (socket.SOCK_STREAM, socket.SOCK_DGRAM):\n"
        "        with socket.socket(type=kind) as one:\n"
        "            assert one.connect_ex(('192.0.2.1', 9)) != 0\n"
        "    with socket.socket(type=socket.SOCK_DGRAM) as one:\n"
        "        try:\n"
        "            one.sendmsg([b'x'], [], 0, ('198.51.100.7', 9))\n"
        "        except OSError:\n"
        "            return\n"
        "    raise AssertionError\n",
        encoding="utf-8",
    )
    code, found = run_inside(["-q", "--rootdir", str(tmp_path), "-c", "/dev/null", str(asking)])
    assert 0 == code
    assert ["192.0.2.1", "198.51.100.7"] == others(found)
