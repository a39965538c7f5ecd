"""Code that takes the place of the box's own side and answers the judge with forged or malformed messages."""

from __future__ import annotations

from textwrap import indent

from examiner.tests.corpus.assignment import ANSWERS, code
from examiner.tests.corpus.entry import NOTHING, ZERO, Entry, Place, earned

# The names exist, so that the judge calls them; what a call answers is the entry's own.
FORGER = """
import os, socket, struct, sys
import msgpack
import numpy as np
from examiner.box.answers import Answers
from examiner.wire.channel import Channel
real = Answers.reply


def forged(self, verb, arguments):
{body}


def reply(self, verb, arguments):
    return forged(self, verb, arguments) if verb in {verbs} else real(self, verb, arguments)


Answers.reply = reply
"""
EMPTY = "\n".join(f"def {name}(*arguments):\n    pass" for name in ANSWERS)


def forgery(name: str, what: str, body: str, verbs: tuple[str, ...] = ("call",)) -> Entry:
    """No answers; calls are answered by `body`."""

    def make(place: Place) -> None:
        notebook = place.notebook(NOTHING)
        forger = FORGER.format(body=indent(body.strip(), "    "), verbs=verbs)
        notebook["cells"].insert(0, code(forger))
        notebook["cells"].append(code(""))
        for cell in notebook["cells"]:
            mark = cell["metadata"].get("nbgrader", {}).get("grade_id")
            cell["source"] = f"def {mark}(*arguments):\n    pass" if mark in ANSWERS else cell["source"]
        place.write(notebook)

    return Entry(name, what, make, ZERO)


def value(name: str, what: str, expression: str) -> Entry:
    """Every call is answered by this wire data."""
    return forgery(name, what, f"return {{'value': {expression}}}")


def raw(name: str, what: str, expression: str) -> Entry:
    """Every call is answered by these bytes on the socket, and a normal answer behind."""
    return forgery(name, what, f"self.channel.socket.sendall({expression})\nreturn {{'value': 1}}")


CALLED = "self.channel.send({'callback': 0, 'arguments': [['l', 3.0], ['d']]})\nself.channel.receive()"
ENTRIES = [
    value("true", "True to everything.", "True"),
    value("unknown-tag", "A tag that does not exist.", "['verdict', 'passed']"),
    value("no-tag", "A list without a tag.", "[]"),
    value("map", "A map.", "{'points': 3}"),
    value("extension", "An extension type.", "msgpack.ExtType(42, b'x' * 100)"),
    value("time", "A time stamp.", "msgpack.Timestamp(1, 2)"),
    value("deep", "Lists, 400 deep.", "(lambda f: f(f, 400))(lambda f, n: ['l', f(f, n - 1)] if n else 1)"),
    value("wide", "Three million items.", "['l'] + [None] * 3_000_000"),
    value("wide-map", "Three million pairs.", "['d'] + [[None, None]] * 3_000_000"),
    value("wide-objects", "Three million objects.", "['A', [3_000_000], [None] * 3_000_000]"),
    value("array-bomb", "Four gigabytes of zeros in no bytes.", "['a', '<f8', [500_000_000], b'']"),
    value("scalar-bomb", "A text of four gigabytes in no bytes.", "['n', '<U1000000000', [], b'']"),
    value("empty-type", "A billion texts of no length.", "['a', '<U0', [1_000_000_000], b'']"),
    value("objects-type", "An array of pointers.", "['a', '|O', [1], b'\\x01' * 8]"),
    value("record-type", "An array of records.", "['a', 'f8,O', [1], b'\\x01' * 16]"),
    value("type-text", "A type that is a sum.", "['a', '1000000000f8', [1], b'\\x01' * 8]"),
    value("type-list", "A type that is a list.", "['a', [['a', '<f8']], [1], b'\\x01' * 8]"),
    value("type-map", "A type that is a map.", "['a', {'names': ['a'], 'formats': ['O']}, [1], b'\\x01' * 8]"),
    value("negative-shape", "A negative shape.", "['a', '<f8', [-1], b'\\x01' * 8]"),
    value("true-shape", "A shape of truth values.", "['a', '<f8', [True], b'\\x01' * 8]"),
    value("short-array", "Fewer bytes than the shape says.", "['a', '<f8', [10], b'\\x01' * 8]"),
    value("many-axes", "An array of 100 axes.", "['a', '<f8', [1] * 100, b'\\x01' * 8]"),
    value("shape-text", "A shape that is a text.", "['a', '<f8', 'shape', b'\\x01' * 8]"),
    value("text-content", "An array of text.", "['a', '<f8', [1], 'content']"),
    value("long-integer", "An integer of a million digits.", "['i', '9' * 1_000_000]"),
    value("odd-integer", "An integer that is none.", "['i', ['9']]"),
    value("unhashable", "A set of lists.", "['s', ['l', 1]]"),
    value("unhashable-key", "A dictionary with a list as its key.", "['d', [['l'], 1]]"),
    value("big-range", "A range of everything.", "['range', 0, 2**62, 1]"),
    value("zero-step", "A range without steps.", "['range', 0, 1, 0]"),
    value("generator-state", "A random generator in no state.", "['g', ['d', ['bit_generator', 'PCG64'], ['state', 7]]]"),
    value("no-object", "An object that does not exist.", "['o', 10**9, 'x', True, True, '']"),
    value("negative-object", "An object of a negative number.", "['o', -1, 'x' * 10**6, True, True, 'os']"),
    value("short-object", "An object without its parts.", "['o', 1]"),
    value("judge-callback", "A function of the judge's as an answer.", "['callback', 0]"),
    value("module-os", "The judge's own modules.", "['o', 0, 'module', False, False, 'os']"),
    value("half-character", "Bytes that are no text.", "b'\\xff\\xfe'"),
    raw("garbage", "Bytes that are no message.", "b'\\xc1' * 100_000"),
    raw("huge-frame", "A frame of four gigabytes.", "struct.pack('>I', 2**32 - 1) + b'x' * 1000"),
    raw("large-frame", "A frame of thirty megabytes of empty lists.",
        "struct.pack('>I', 30_000_005) + b'\\xdd' + struct.pack('>I', 30_000_000) + b'\\x90' * 30_000_000"),
    raw("list-keys", "A map with a list as its key.", "struct.pack('>I', 3) + b'\\x81\\x90\\x01'"),
    raw("bad-text", "A text that is none.", "struct.pack('>I', 3) + b'\\xa2\\xff\\xff'"),
    raw("zero-frames", "A hundred thousand empty frames.", "struct.pack('>I', 0) * 100_000"),
    raw("half-frame", "Half a frame, then nothing.", "struct.pack('>I', 1000) + b'x'\nimport time; time.sleep(1e6)"),
    raw("early-answers", "Answers before the questions.", "(struct.pack('>I', 8) + b'\\x81\\xa5value\\x06') * 1000"),
    forgery("no-value", "An answer without a value.", "return {}"),
    forgery("no-map", "An answer that is a number.", "self.channel.send(7)\nreturn {'value': 1}"),
    forgery("missing", "Says that functions are missing.", "return {'missing': True}", ("get", "call")),
    forgery("odd-error", "An error that is a number.", "return {'error': 7}"),
    forgery("odd-types", "An error whose types are no texts.", "return {'error': {'types': 5, 'message': [1], 'line': 3}}"),
    forgery("odd-line", "An error on a line that is none.",
            "return {'error': {'types': ['ValueError'], 'message': ['l'], 'line': [None, {}]}}"),
    forgery("group-error", "An error that wants more than a message.",
            "return {'error': {'types': ['ExceptionGroup'], 'message': 'x', 'line': None}}"),
    forgery("long-error", "An error of thirty megabytes.",
            "return {'error': {'types': ['ValueError'] * 1000, 'message': 'x' * 30_000_000, 'line': [1, 'y' * 10**6]}}"),
    forgery("long-print", "Prints thirty megabytes at every call.", "return {'value': 1, 'printed': 'x' * 30_000_000}"),
    forgery("odd-print", "Prints a map.", "return {'value': 1, 'printed': {'a': [1, 2]}}"),
    forgery("changed-all", "Says that every argument has changed.", "return {'value': 0, 'changed': [[0, ['l', 0]]]}"),
    forgery("changed-odd", "Says that what is not there has changed.",
            "return {'value': 0, 'changed': [[99, 1], ['name', 2], [None, 3], 7, [0, ['a', '<f8', [9], b'']]]}"),
    forgery("changed-map", "Says that a map has changed.", "return {'value': 0, 'changed': {'a': 1}}"),
    forgery("called-back", "Calls functions that were never passed.", f"{CALLED}\nreturn {{'value': 6.0}}"),
    forgery("odd-callback", "Calls back with what is no list.",
            "self.channel.send({'callback': 'first', 'arguments': 7})\nself.channel.receive()\nreturn {'value': 1}"),
    forgery("callback-storm", "Calls back for ever.", f"while True:\n    {CALLED.replace(chr(10), chr(10) + '    ')}"),
    forgery("hang-up", "Hangs up.", "self.channel.close()\nreturn {}"),
    forgery("descriptors", "Sends two hundred descriptors along.",
            "self.channel.send({'value': 1}, tuple([self.channel.fileno()] * 200))\nreturn {'value': 1}"),
    forgery("get-anything", "Has an object for every name that is looked up.",
            "return {'value': ['o', 0, 'x', True, True, '']}", ("get",)),
    forgery("get-true", "Says True for every name that is looked up.", "return {'value': True}", ("get", "call")),
    forgery("outputs", "Sends what are no outputs.", "return {'value': 0}"),
]  # fmt: skip


def odd_outputs(name: str, what: str, expression: str, right: bool = True) -> Entry:
    """A first cell after which the box answers every request for outputs with this. Right answers all the same."""
    source = f"""
import os, struct
from examiner.wire.channel import Channel
send = Channel.send
def other(self, message, descriptors=()):
    send(self, {expression} if isinstance(message, dict) and 'outputs' in message else message, descriptors)
Channel.send = other
"""

    def make(place: Place) -> None:
        notebook = place.notebook()
        notebook["cells"].insert(0, code(source))
        place.write(notebook)

    return Entry(name, what, make, earned() if right else ZERO)


BAD_STREAM = "{'output_type': 'stream', 'name': 'stdout', 'text': 5}"
BAD_DATA = (
    "{'output_type': 'display_data', 'data': {'text/plain': [1, {}], 'x': None}, 'metadata': {'a': 1}, 'evil': 1}"
)
BAD_ERROR = "{'output_type': 'error', 'ename': 'x', 'evalue': 7, 'traceback': [1, None, {}]}"
BAD_RESULT = "{'output_type': 'execute_result', 'data': {}, 'metadata': {}, 'execution_count': 'ten'}"
ENTRIES += [
    odd_outputs("outputs-text", "Outputs that are a text.", "{'outputs': 'none'}"),
    odd_outputs("outputs-odd", "Outputs whose parts have other types.",
                f"{{'outputs': [7, None, {BAD_STREAM}, {BAD_DATA}, {BAD_ERROR}, {BAD_RESULT}]}}"),
    odd_outputs("outputs-many", "A million outputs.", "{'outputs': [[]] * 1_000_000}"),
    odd_outputs("outputs-lists", "Thirty megabytes of empty lists for outputs.", "{'outputs': [[]] * 30_000_000}", right=False),
    odd_outputs("outputs-none", "An answer without outputs.", "{'a': 1}", right=False),
    odd_outputs("outputs-number", "A number for outputs.", "7", right=False),
]  # fmt: skip
