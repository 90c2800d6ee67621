"""A second, independent client: pytest-lsp, which validates every message of the server with lsprotocol's types.

Needs the environment variable RPLINT, the path of the program.
"""

import asyncio
import json
import os

import attrs
import pytest
import pytest_lsp
from lsprotocol import types
from pytest_lsp import ClientServerConfig, LanguageClient, client_capabilities

RPLINT = os.environ["RPLINT"]
URI = "file:///work/create.http"
BASE = (
    "https://management.azure.com/subscriptions/1f2e3d4c-0000-4000-8000-00000000beef/resourceGroups/rg"
    "/providers/Microsoft.Compute/restorePointCollections/c"
)
TEXT = f"""PUT {BASE}?api-version=2021-03-01

{{ "location": "eastus", "tags": {{ "é😀": "x" }}, "properties": {{ "provisioningState": "Succeeded" }} }}
"""
LINES = TEXT.splitlines()
LINE = LINES[2]


@pytest_lsp.fixture(
    params=["neovim", "visual-studio-code"],
    config=ClientServerConfig(server_command=[RPLINT, "lsp"]),
)
async def client(request, lsp_client: LanguageClient):
    lsp_client.registered = []

    @lsp_client.feature(types.CLIENT_REGISTER_CAPABILITY)
    def register(parameters: types.RegistrationParams):
        lsp_client.registered += [registration.method for registration in parameters.registrations]

    lsp_client.feature(types.WORKSPACE_INLAY_HINT_REFRESH)(lambda *_: None)

    parameters = types.InitializeParams(capabilities=client_capabilities(request.param), process_id=os.getpid())
    result = await lsp_client.initialize_session(parameters)
    lsp_client.announced = result.capabilities
    lsp_client.encoding = result.capabilities.position_encoding
    yield
    await lsp_client.shutdown_session()


def open_document(client, text=TEXT, uri=URI, language="http"):
    client.text_document_did_open(
        types.DidOpenTextDocumentParams(
            types.TextDocumentItem(uri=uri, language_id=language, version=1, text=text)
        )
    )


def identifier(uri=URI):
    return types.TextDocumentIdentifier(uri=uri)


async def pull(client, previous=None):
    return await client.text_document_diagnostic_async(
        types.DocumentDiagnosticParams(text_document=identifier(), previous_result_id=previous)
    )


def units(client, text):
    """The length of a text in the negotiated encoding."""
    codec, size = {"utf-8": ("utf-8", 1), "utf-16": ("utf-16-le", 2), "utf-32": ("utf-32-le", 4)}[client.encoding]
    return len(text.encode(codec)) // size


def new_texts(edit):
    """The new texts of a workspace edit, which has the form that the client supports."""
    by_document = [change.edits for change in edit.document_changes or []] + list((edit.changes or {}).values())
    return [change.new_text for edits in by_document for change in edits]


def place(client, text):
    """The position of the first occurrence of a text in the third line."""
    return types.Position(line=2, character=units(client, LINE[: LINE.index(text)]))


@pytest.mark.asyncio
async def test_pull_diagnostics(client):
    open_document(client)
    report = await pull(client)
    assert report.kind == "full"
    found = [item for item in report.items if item.code == "RP101"]
    assert len(found) == 1
    start = place(client, '"provisioningState"')
    assert found[0].range.start == start
    assert found[0].range.end == types.Position(2, start.character + len('"provisioningState"'))
    assert list(found[0].tags) == [types.DiagnosticTag.Unnecessary]
    again = await pull(client, report.result_id)
    assert again.kind == "unchanged"


# Each of these has a test here.
CAPABILITIES = {
    "position_encoding", "text_document_sync", "diagnostic_provider", "code_action_provider", "hover_provider",
    "completion_provider", "definition_provider", "document_symbol_provider", "folding_range_provider",
    "code_lens_provider", "inlay_hint_provider", "rename_provider", "workspace",
}


@pytest.mark.asyncio
async def test_all_announced_capabilities_have_tests(client):
    announced = {field.name for field in attrs.fields(types.ServerCapabilities)}
    assert {name for name in announced if getattr(client.announced, name) is not None} == CAPABILITIES


@pytest.mark.asyncio
async def test_watched_files_are_registered(client):
    open_document(client)
    await pull(client)
    watching = client.capabilities.workspace.did_change_watched_files
    expected = ["workspace/didChangeWatchedFiles"] if watching and watching.dynamic_registration else []
    assert client.registered == expected


@pytest.mark.asyncio
async def test_edits_are_incremental(client):
    open_document(client)
    start = place(client, "provisioningState")
    end = types.Position(2, start.character + len("provisioning"))
    client.text_document_did_change(
        types.DidChangeTextDocumentParams(
            text_document=types.VersionedTextDocumentIdentifier(version=2, uri=URI),
            content_changes=[
                types.TextDocumentContentChangePartial(range=types.Range(start, end), text="x")
            ],
        )
    )
    report = await pull(client)
    assert "RP103" in [item.code for item in report.items]
    assert "RP101" not in [item.code for item in report.items]


@pytest.mark.asyncio
async def test_code_actions(client):
    open_document(client)
    start = place(client, '"provisioningState"')
    actions = await client.text_document_code_action_async(
        types.CodeActionParams(
            text_document=identifier(), range=types.Range(start, start), context=types.CodeActionContext([])
        )
    )
    assert [action.kind for action in actions] == ["quickfix", "quickfix", "source.fixAll.rplint"]
    assert actions[0].is_preferred
    suppression = actions[1]
    assert suppression.title == "Suppress RP101 here"
    if suppression.edit is None:
        suppression = await client.code_action_resolve_async(suppression)
    assert new_texts(suppression.edit) == ["# rplint: ignore RP101 -- explain why\n"]


@pytest.mark.asyncio
async def test_suppression_in_a_configuration(client, tmp_path):
    configuration = tmp_path.resolve() / ".rplint.json"
    configuration.write_text("{}\n")
    uri = (tmp_path.resolve() / "create.json").as_uri()
    body = LINE.replace('"x"', '"y"')
    open_document(client, f'{{ "method": "PUT", "url": "{BASE}?api-version=2025-04-01", "body":\n\n{body} }}', uri, "json")
    start = types.Position(2, place(client, '"provisioningState"').character + 1)
    actions = await client.text_document_code_action_async(
        types.CodeActionParams(identifier(uri), types.Range(start, start), types.CodeActionContext([]))
    )
    suppression = next(action for action in actions if action.title == "Suppress RP101 here")
    if suppression.edit is None:
        suppression = await client.code_action_resolve_async(suppression)
    [text] = new_texts(suppression.edit)
    [entry] = json.loads("{" + text + "}")["suppressions"]
    assert (entry["files"], entry["rules"]) == ("/create.json", ["RP101"])


@pytest.mark.asyncio
async def test_hover(client):
    open_document(client)
    hover = await client.text_document_hover_async(types.HoverParams(identifier(), place(client, "location")))
    assert "Azure region" in hover.contents.value


@pytest.mark.asyncio
async def test_completion(client):
    open_document(client, TEXT.replace('"provisioningState": "Succeeded"', '"so'))
    position = place(client, "provisioningState")
    position = types.Position(2, position.character + 2)
    result = await client.text_document_completion_async(types.CompletionParams(identifier(), position))
    assert "source" in [item.label for item in result]


@pytest.mark.asyncio
async def test_overviews(client):
    open_document(client)
    symbols = await client.text_document_document_symbol_async(types.DocumentSymbolParams(identifier()))
    assert [symbol.name for symbol in symbols] == ["RestorePointCollections_CreateOrUpdate"]
    folds = await client.text_document_folding_range_async(types.FoldingRangeParams(identifier()))
    assert [(fold.start_line, fold.end_line) for fold in folds] == [(0, 2)]
    lenses = await client.text_document_code_lens_async(types.CodeLensParams(identifier()))
    assert lenses[0].command.title.startswith("RestorePointCollections_CreateOrUpdate · 2021-03-01 · ")


@pytest.mark.asyncio
async def test_definition(client):
    open_document(client)
    locations = await client.text_document_definition_async(
        types.DefinitionParams(identifier(), types.Position(0, 100))
    )
    assert [location.uri for location in locations] == [URI]


@pytest.mark.asyncio
async def test_rename(client):
    open_document(client)
    position = types.Position(0, LINES[0].index("/c?") + 1)
    prepared = await client.text_document_prepare_rename_async(types.PrepareRenameParams(identifier(), position))
    assert prepared.placeholder == "c"
    edit = await client.text_document_rename_async(types.RenameParams(identifier(), position, "daily"))
    assert new_texts(edit) == ["daily"]
    with pytest.raises(Exception, match="not a valid name"):
        await client.text_document_rename_async(types.RenameParams(identifier(), position, "-"))


@pytest.mark.asyncio
async def test_inlay_hints(client):
    uri = "file:///work/body.json"
    open_document(client, '{ "properties": { "excludeDisks": [] } }', uri, "json")
    parameters = types.InlayHintParams(identifier(uri), types.Range(types.Position(0, 0), types.Position(1, 0)))
    assert not await client.text_document_inlay_hint_async(parameters)
    client.workspace_did_change_configuration(types.DidChangeConfigurationParams({"rplint": {"inlayHints": True}}))
    hints = await client.text_document_inlay_hint_async(parameters)
    assert [hint.label for hint in hints] == ["RestorePoints_Create"]


@pytest.mark.asyncio
async def test_snippets(client):
    open_document(client, "\n")
    result = await client.text_document_completion_async(types.CompletionParams(identifier(), types.Position(0, 0)))
    assert "restore-point" in [item.label for item in result]


@pytest.mark.asyncio
async def test_folders_and_watched_files(client, tmp_path):
    folder = tmp_path.resolve()
    (folder / "other").mkdir()
    collection = f'PUT {BASE}?api-version=2025-04-01\n\n{{ "location": "eastus", "properties": {{ }} }}\n'
    (folder / "other" / "collection.http").write_text(collection)
    point = BASE + "/restorePoints/p?api-version=2025-04-01"
    uri = (folder / "point.http").as_uri()
    open_document(client, f'PUT {point}\n\n{{ "properties": {{ "instantAccessDurationMinutes": 120 }} }}\n', uri)

    async def codes():
        report = await client.text_document_diagnostic_async(types.DocumentDiagnosticParams(identifier(uri)))
        return [item.code for item in report.items]

    assert await codes() == []
    added = types.WorkspaceFolder((folder / "other").as_uri(), "other")
    client.workspace_did_change_workspace_folders(
        types.DidChangeWorkspaceFoldersParams(types.WorkspaceFoldersChangeEvent([added], []))
    )
    await eventually(codes, ["RP403"])

    async def write(name, text, expected):
        (folder / name).write_text(text)
        change = types.FileEvent((folder / name).as_uri(), types.FileChangeType.Created)
        client.workspace_did_change_watched_files(types.DidChangeWatchedFilesParams([change]))
        await eventually(codes, expected)

    await write("other/.gitignore", "*.http\n", [])
    await write("other/.gitignore", "", ["RP403"])
    await write("rules.json", json.dumps({"rules": [ADDED_RULE]}), ["RP403"])
    await write(".rplint.json", '{"ignore": ["RP403"], "rules": ["rules.json"]}', ["ORG-DURATION"])
    await write("rules.json", json.dumps({"rules": []}), [])


ADDED_RULE = {
    "id": "ORG-DURATION",
    "name": "no-duration",
    "summary": "a duration of instant access",
    "where": {"operations": ["RestorePoints_Create"], "pointer": "/properties/instantAccessDurationMinutes"},
    "check": False,
    "message": "instant access is not allowed here",
}


async def eventually(read, expected):
    """Waits until a value is as expected: the files of a folder are read after the requests that are waiting."""
    for _ in range(200):
        if await read() == expected:
            return
        await asyncio.sleep(0.05)
    assert await read() == expected


class RawServer:
    """A server whose bytes are read and written directly."""

    async def __aenter__(self):
        self.process = await asyncio.create_subprocess_exec(
            RPLINT, "lsp", "--no-config", stdin=asyncio.subprocess.PIPE, stdout=asyncio.subprocess.PIPE
        )
        return self

    async def __aexit__(self, *_):
        if self.process.returncode is None:
            self.process.kill()
            await self.process.wait()

    def write(self, content):
        data = content if isinstance(content, bytes) else json.dumps(content).encode()
        self.process.stdin.write(b"Content-Length: %d\r\n\r\n%s" % (len(data), data))

    async def read(self):
        header = await asyncio.wait_for(self.process.stdout.readuntil(b"\r\n\r\n"), 60)
        length = int(header.split(b":")[1])
        return json.loads(await self.process.stdout.readexactly(length))

    async def initialize(self, process=None):
        parameters = {"capabilities": {}, "processId": process}
        self.write({"jsonrpc": "2.0", "id": 1, "method": "initialize", "params": parameters})
        assert (await self.read())["result"]["serverInfo"]["name"] == "rplint"

    async def status(self):
        return await asyncio.wait_for(self.process.wait(), 60)


@pytest.mark.asyncio
async def test_malformed_frames():
    async with RawServer() as server:
        server.process.stdin.write(b"stray output\r\n\r\n")
        server.write(b"{")
        assert [(await server.read())["error"]["code"] for _ in range(2)] == [-32700, -32700]
        await server.initialize()


@pytest.mark.asyncio
async def test_exit_statuses():
    async with RawServer() as server:
        await server.initialize()
        server.write({"jsonrpc": "2.0", "id": 2, "method": "shutdown"})
        server.write({"jsonrpc": "2.0", "method": "exit"})
        assert (await server.read())["result"] is None
        assert await server.status() == 0
    async with RawServer() as server:
        await server.initialize()
        server.write({"jsonrpc": "2.0", "method": "exit"})
        assert await server.status() == 1


@pytest.mark.asyncio
async def test_the_end_of_the_client_ends_the_server():
    async with RawServer() as server:
        await server.initialize()
        server.process.stdin.close()
        assert await server.status() == 1


@pytest.mark.asyncio
async def test_the_server_does_not_outlive_the_process_of_the_client():
    process = await asyncio.create_subprocess_exec("true")
    await process.wait()
    async with RawServer() as server:
        await server.initialize(process.pid)
        assert await server.status() == 1


@pytest.mark.asyncio
async def test_cancellation():
    async with RawServer() as server:
        await server.initialize()
        # Sent as one piece, so that the cancellation arrives before the request is handled.
        messages = [
            {"jsonrpc": "2.0", "id": 2, "method": "textDocument/hover", "params": {}},
            {"jsonrpc": "2.0", "method": "$/cancelRequest", "params": {"id": 2}},
        ]
        data = [json.dumps(message).encode() for message in messages]
        server.process.stdin.write(b"".join(b"Content-Length: %d\r\n\r\n%s" % (len(d), d) for d in data))
        response = await server.read()
        assert (response["id"], response["error"]["code"]) == (2, -32800)
