"""Reads JavaScript with tree-sitter into expressions (forms_app.formio.syntax)."""

from collections.abc import Callable, Iterable
from decimal import Decimal, InvalidOperation
from functools import lru_cache

import tree_sitter_javascript
from django.utils.translation import gettext as _
from tree_sitter import Language, Node, Parser

from forms_app.formio.syntax import (
    Binary,
    Call,
    Choice,
    Expression,
    Function,
    Items,
    Literal,
    Member,
    Name,
    Unary,
    Unreadable,
)

LONGEST = 20_000  # characters of one script
DEEPEST = 150  # expressions within expressions; deeper ones would exhaust the stack
LARGEST = 5_000  # nodes of one expression, after variables and functions are put in

Known = dict[str, Expression]


@lru_cache(maxsize=1)
def _language() -> Language:
    return Language(tree_sitter_javascript.language())


def result_of(source: str, name: str) -> Expression:
    """What `source` leaves in the variable `name` (Form.io: show, valid or value), as one expression.

    Raises Unreadable for a syntax error, and for statements that only running could answer (loops and such).
    """
    if len(source) > LONGEST:
        raise Unreadable(_("the script is too long"))
    tree = Parser(_language()).parse(source.encode(errors="replace"))
    if tree.root_node.has_error:
        raise Unreadable(_("the script has a syntax error"))
    if _depth(tree.root_node) > DEEPEST:
        raise Unreadable(_("the script is nested too deeply"))
    statements = tree.root_node.named_children
    known = _Script({}).run(statements)
    if name in known:
        return known[name]
    # Form.io takes the last expression when the variable is not set.
    last = [node for node in statements if node.type == "expression_statement"]
    if len(last) == 1 and len(last[0].named_children) == 1:
        return _Script(known).expression(last[0].named_children[0])
    raise Unreadable(_("the script does not set “%(name)s”") % {"name": name})


def _depth(root: Node) -> int:
    deepest, waiting = 0, [(root, 1)]
    while waiting:
        node, depth = waiting.pop()
        deepest = max(deepest, depth)
        waiting.extend((child, depth + 1) for child in node.named_children)
    return deepest


def _text(node: Node) -> str:
    return (node.text or b"").decode()


class _Script:
    """Follows statements and keeps what each variable holds, as an expression over what is not known."""

    def __init__(self, known: Known) -> None:
        self.known = known

    def run(self, statements: Iterable[Node]) -> Known:
        statements = [node for node in statements if node.type not in ("comment", "empty_statement")]
        # Functions may be called before the line that declares them.
        for node in statements:
            if node.type == "function_declaration":
                self.known[_text(_part(node, "name"))] = self._function(node)
        for number, node in enumerate(statements):
            if node.type == "if_statement" and self._returns_early(node, statements[number + 1 :]):
                break
            if self._statement(node):
                break
        return self.known

    def _returns_early(self, node: Node, rest: list[Node]) -> bool:
        """`if (a) return b;` makes what follows its other branch; False for any other if."""
        if node.child_by_field_name("alternative") is not None:
            return False
        yes = _Script(dict(self.known)).run([_part(node, "consequence")])
        if "return" not in yes:
            return False
        no = _Script(dict(self.known)).run(rest)
        test = self.expression(_part(node, "condition"))
        self.known["return"] = Choice(test, yes["return"], no.get("return", Literal(None)))
        return True

    def _statement(self, node: Node) -> bool:
        """Whether the statement returns; its value is then what is known as "return"."""
        match node.type:
            case "function_declaration":
                return False
            case "variable_declaration" | "lexical_declaration":
                for declared in node.named_children:
                    value = declared.child_by_field_name("value")
                    name = _text(_part(declared, "name"))
                    self.known[name] = self.expression(value) if value else Literal(None)
                return False
            case "expression_statement":
                self._effect(node.named_children[0])
                return False
            case "if_statement":
                return self._if(node)
            case "return_statement":
                values = node.named_children
                self.known["return"] = self.expression(values[0]) if values else Literal(None)
                return True
            case "statement_block":
                inner = _Script(self.known)
                inner.run(node.named_children)
                return "return" in self.known
        raise Unreadable(
            _("it has a statement that cannot be read without running it (%(type)s)") % {"type": node.type}
        )

    def _effect(self, node: Node) -> None:
        if node.type == "assignment_expression" and _part(node, "left").type == "identifier":
            self.known[_text(_part(node, "left"))] = self.expression(_part(node, "right"))
        elif node.type == "sequence_expression":
            for part in node.named_children:
                self._effect(part)
        else:
            self.expression(node)  # without effect here; Unreadable when it is odd

    def _if(self, node: Node) -> bool:
        test = self.expression(_part(node, "condition"))
        otherwise = node.child_by_field_name("alternative")
        branches: list[Known] = []
        for branch in (_part(node, "consequence"), otherwise and otherwise.named_children[0]):
            known = dict(self.known)
            if branch is not None:
                _Script(known).run([branch])
            branches.append(known)
        yes, no = branches
        if ("return" in yes) != ("return" in no):
            raise Unreadable(_("it returns from one branch only"))
        for name in {**yes, **no}:
            left, right = yes.get(name, Literal(None)), no.get(name, Literal(None))
            self.known[name] = left if left is right else Choice(test, left, right)
        return "return" in self.known

    def _function(self, node: Node) -> Function:
        parameters = node.child_by_field_name("parameters") or node.child_by_field_name("parameter")
        names: tuple[str, ...] = ()
        if parameters is not None:
            own = [parameters] if parameters.type == "identifier" else parameters.named_children
            if any(child.type != "identifier" for child in own):
                raise Unreadable(_("a function has parameters of an unusual form"))
            names = tuple(_text(child) for child in own)
        body = _part(node, "body")
        # Its own parameters hide what is known by the same names outside.
        inner = {name: value for name, value in self.known.items() if name not in (*names, "return")}
        script = _Script(inner)
        if body.type != "statement_block":
            return Function(names, script.expression(body))
        return Function(names, script.run(body.named_children).get("return", Literal(None)))

    def expression(self, node: Node) -> Expression:
        """The expression at a node. Raises Unreadable."""
        found = self._expression(node)
        if size(found) > LARGEST:
            raise Unreadable(_("the script grows too large"))
        return found

    def _expression(self, node: Node) -> Expression:
        if (simple := _SIMPLE.get(node.type)) is not None:
            return simple(node)
        match node.type:
            case "identifier":
                return self.known.get(_text(node), Name(_text(node)))
            case "parenthesized_expression":
                return self.expression(_only(node))
            case "member_expression" | "subscript_expression":
                return self._member(node)
            case "array":
                return Items(tuple(self.expression(item) for item in _expressions(node)))
            case "arrow_function" | "function_expression":
                return self._function(node)
            case "call_expression" | "new_expression":
                return self._call(node)
            case "assignment_expression":
                self._effect(node)
                return self.expression(_part(node, "right"))
        return self._operation(node)

    def _operation(self, node: Node) -> Expression:
        match node.type:
            case "unary_expression":
                return Unary(_operator(node), self.expression(_part(node, "argument")))
            case "binary_expression":
                left, right = self.expression(_part(node, "left")), self.expression(_part(node, "right"))
                return Binary(_operator(node), left, right)
            case "ternary_expression":
                parts = ("condition", "consequence", "alternative")
                return Choice(*(self.expression(_part(node, part)) for part in parts))
        raise Unreadable(_("it has an expression that is not understood (%(type)s)") % {"type": node.type})

    def _member(self, node: Node) -> Expression:
        inner = self.expression(_part(node, "object"))
        if node.type == "member_expression":
            return Member(inner, _text(_part(node, "property")))
        index = self.expression(_part(node, "index"))
        if not isinstance(index, Literal) or not isinstance(index.value, (str, Decimal)):
            raise Unreadable(_("it looks something up by a name that is not fixed"))
        return Member(inner, str(index.value))

    def _call(self, node: Node) -> Expression:
        new = node.type == "new_expression"
        callee = self.expression(_part(node, "constructor" if new else "function"))
        listed = node.child_by_field_name("arguments")
        if listed is not None and listed.type != "arguments":
            raise Unreadable(_("it has a tagged template"))
        arguments = tuple(self.expression(item) for item in _expressions(listed)) if listed else ()
        if isinstance(callee, Function) and not new:
            given = dict(zip(callee.parameters, arguments, strict=False))
            return replace(callee.result, given.get)
        return Call(callee, arguments, new)


def replace(expression: Expression, value: Callable[[str], Expression | None]) -> Expression:
    """The expression with every name that `value` knows replaced by what it gives."""
    match expression:
        case Name(name):
            return value(name) or expression
        case Member(inner, name):
            return Member(replace(inner, value), name)
        case Call(callee, arguments, new):
            return Call(replace(callee, value), tuple(replace(item, value) for item in arguments), new)
        case Unary(operator, operand):
            return Unary(operator, replace(operand, value))
        case Binary(operator, left, right):
            return Binary(operator, replace(left, value), replace(right, value))
        case Choice(test, then, otherwise):
            return Choice(replace(test, value), replace(then, value), replace(otherwise, value))
        case Items(items):
            return Items(tuple(replace(item, value) for item in items))
        case Function(parameters, result):
            return Function(
                parameters, replace(result, lambda name: None if name in parameters else value(name))
            )
    return expression


def size(expression: Expression) -> int:
    """How many nodes an expression has, counted no further than LARGEST + 1."""
    count, waiting = 0, [expression]
    while waiting and count <= LARGEST:
        count += 1
        match waiting.pop():
            case Member(inner, _):
                waiting.append(inner)
            case Call(callee, arguments, _):
                waiting += [callee, *arguments]
            case Unary(_, operand):
                waiting.append(operand)
            case Binary(_, left, right):
                waiting += [left, right]
            case Choice(test, then, otherwise):
                waiting += [test, then, otherwise]
            case Items(items):
                waiting += items
            case Function(_, result):
                waiting.append(result)
    return count


def _part(node: Node, name: str) -> Node:
    found = node.child_by_field_name(name)
    if found is None:
        raise Unreadable(_("it has an unusual %(type)s") % {"type": node.type})
    return found


def _expressions(node: Node) -> list[Node]:
    return [child for child in node.named_children if child.type != "comment"]


def _only(node: Node) -> Node:
    inner = _expressions(node)
    if len(inner) != 1:
        raise Unreadable(_("it has unusual brackets"))
    return inner[0]


def _operator(node: Node) -> str:
    return _text(_part(node, "operator"))


def _string(node: Node) -> Literal:
    """The text of a string without its quotes; escapes as JavaScript reads them."""
    escapes = {"n": "\n", "t": "\t", "r": "\r", "b": "\b", "f": "\f", "v": "\v", "0": "\0"}
    text = ""
    for child in node.named_children:
        piece = _text(child)
        if child.type == "template_substitution":
            raise Unreadable(_("it puts a text together"))
        if child.type != "escape_sequence":
            text += piece
        elif piece[1] in "ux":
            text += chr(int(piece[2:].strip("{}"), 16))
        else:
            text += escapes.get(piece[1], piece[1:].strip("\n"))
    return Literal(text)


def _number(node: Node) -> Literal:
    try:
        written = _text(node).replace("_", "")
        return Literal(
            Decimal(int(written, 0)) if written[:2].lower() in ("0x", "0b", "0o") else Decimal(written)
        )
    except (InvalidOperation, ValueError) as error:
        raise Unreadable(_("it has a number of an unusual form")) from error


_SIMPLE: dict[str, Callable[[Node], Expression]] = {
    "string": _string,
    "template_string": _string,
    "number": _number,
    "true": lambda _: Literal(True),
    "false": lambda _: Literal(False),
    "null": lambda _: Literal(None),
    "undefined": lambda _: Literal(None),
}
