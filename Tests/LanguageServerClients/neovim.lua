-- Neovim as a client of the language server. Run it in the package's directory:
-- RPLINT=PROGRAM nvim --headless --clean -c 'luafile Tests/LanguageServerClients/neovim.lua'
-- Opens samples, and compares the diagnostics with the report of the command, also after many random edits; asks for
-- fixes, hover and completion. Exits with status 1 if anything is not as expected.

local rplint = os.getenv('RPLINT')
local scratch = vim.fn.tempname()
vim.fn.mkdir(scratch, 'p')

local function check(condition, message)
  if not condition then error(message, 0) end
end

-- The findings of the command for a file in a folder as `line:column code`, with columns in bytes.
local function reported(folder, path)
  local output = vim.fn.system({ rplint, 'lint', '--no-config', '--format', 'json', folder })
  local report = vim.fn.json_decode(output)
  local lines = vim.fn.readfile(path)
  local found = {}
  for _, finding in ipairs(report.findings) do
    local line = lines[finding.line] or ''
    local column = vim.fn.byteidx(line, finding.column - 1)
    table.insert(found, string.format('%d:%d %s', finding.line, column, finding.rule))
  end
  table.sort(found)
  return found
end

local function shown(buffer)
  local found = {}
  for _, diagnostic in ipairs(vim.diagnostic.get(buffer)) do
    local code = diagnostic.user_data.lsp.code
    table.insert(found, string.format('%d:%d %s', diagnostic.lnum + 1, diagnostic.col, code))
  end
  table.sort(found)
  return found
end

-- Waits until the diagnostics of a buffer are those of the command for its text.
local function expect_diagnostics(buffer, path, occasion)
  local folder = scratch .. '/saved'
  vim.fn.delete(folder, 'rf')
  vim.fn.mkdir(folder)
  local copy = folder .. '/' .. vim.fn.fnamemodify(path, ':t')
  vim.fn.writefile(vim.api.nvim_buf_get_lines(buffer, 0, -1, false), copy)
  local expected = reported(folder, copy)
  vim.wait(20000, function() return vim.deep_equal(shown(buffer), expected) end, 20)
  check(
    vim.deep_equal(shown(buffer), expected),
    path .. ', ' .. occasion .. ': expected ' .. vim.inspect(expected) .. ', got ' .. vim.inspect(shown(buffer)))
  return expected
end

-- Without a delay, every edit is a change of its own.
local client_id = vim.lsp.start_client({
  name = 'rplint', cmd = { rplint, 'lsp', '--no-config' }, flags = { debounce_text_changes = 0 },
})

local function open(path)
  vim.cmd('edit! ' .. vim.fn.fnameescape(path))
  local buffer = vim.api.nvim_get_current_buf()
  vim.lsp.buf_attach_client(buffer, client_id)
  check(
    vim.wait(20000, function() return next(vim.lsp.buf_get_clients(buffer)) ~= nil end, 20), path .. ': no client')
  return buffer, vim.lsp.get_client_by_id(client_id)
end

local function request(buffer, method, parameters)
  local responses, failure = vim.lsp.buf_request_sync(buffer, method, parameters, 20000)
  check(responses, method .. ': ' .. tostring(failure))
  for _, response in pairs(responses) do
    check(not response.err, method .. ': ' .. vim.inspect(response.err))
    return response.result
  end
end

local function apply_first_action(buffer, client, kind, position)
  local parameters = {
    textDocument = vim.lsp.util.make_text_document_params(buffer),
    range = { start = position, ['end'] = position },
    context = { diagnostics = {}, only = { kind } },
  }
  local actions = request(buffer, 'textDocument/codeAction', parameters)
  check(#actions > 0, 'no ' .. kind)
  vim.lsp.util.apply_workspace_edit(actions[1].edit, client.offset_encoding)
end

-- Makes random edits of a few characters through the editor, which sends them as incremental changes.
local function edit(buffer, count)
  local pieces = { 'x', '{', '}', '"', ',', 'é', '😀', '' }
  for _ = 1, count do
    local row = math.random(0, vim.api.nvim_buf_line_count(buffer) - 1)
    local line = vim.api.nvim_buf_get_lines(buffer, row, row + 1, false)[1]
    local function boundary(column) return vim.fn.byteidx(line, math.max(0, column)) end
    local length = vim.fn.strchars(line)
    local first = math.random(0, length)
    local last = math.min(length, first + math.random(0, 2))
    local piece = pieces[math.random(#pieces)]
    local new = math.random(8) == 1 and { piece, '' } or { piece }
    vim.api.nvim_buf_set_text(buffer, row, boundary(first), row, boundary(last), new)
  end
end

local function test_samples()
  local names = {
    'restore-points.http', 'envelopes.json', 'create.sh', 'how-to.md', 'cassette.yaml', 'restore-points.bicep',
  }
  for _, name in ipairs(names) do
    local path = 'samples/bad/' .. name
    local buffer = open(path)
    local before = expect_diagnostics(buffer, path, 'as saved')
    check(#before > 0, path .. ': no findings')
    math.randomseed(7)
    edit(buffer, 50)
    expect_diagnostics(buffer, path, 'after 50 edits')
    edit(buffer, 950)
    expect_diagnostics(buffer, path, 'after 1,000 edits')
    vim.cmd('bdelete!')
  end
end

-- The same request in several forms, with characters of several bytes before its findings.
local function forms()
  local url = 'https://management.azure.com/subscriptions/1f2e3d4c-0000-4000-8000-00000000beef/resourceGroups/rg'
    .. '/providers/Microsoft.Compute/restorePointCollections/c/restorePoints/p?api-version=2025-04-01'
  local body = '{ "é😀": null, "properties": { "consistencymode": "crashconsistent", "provisioningState": "Succeeded" } }'
  local envelope = '{ "method": "PUT", "url": "' .. url .. '", "body": ' .. body .. ' }'
  return {
    ['features.http'] = { 'PUT ' .. url, '', body },
    ['features.md'] = { '# é😀', '', '```http', 'PUT ' .. url, '', body, '```' },
    ['features.json'] = { envelope },
    ['features.jsonl'] = { envelope, envelope },
    ['features.sh'] = { "curl -X PUT '" .. url .. "' -d '" .. body .. "'" },
  }
end

-- The position of the first occurrence of a text in a buffer.
local function position(buffer, text, encoding)
  for row, line in ipairs(vim.api.nvim_buf_get_lines(buffer, 0, -1, false)) do
    local column = line:find(text, 1, true)
    if column then
      local _, utf16 = vim.str_utfindex(line, column)
      return { line = row - 1, character = encoding == 'utf-16' and utf16 or column }
    end
  end
  error('no ' .. text, 0)
end

local function test_features(name, lines)
  local path = scratch .. '/' .. name
  vim.fn.writefile(lines, path)
  local buffer, client = open(path)
  local function text() return table.concat(vim.api.nvim_buf_get_lines(buffer, 0, -1, false), '\n') end
  check(#expect_diagnostics(buffer, path, 'as saved') > 0, path .. ': no findings')

  local place = {
    textDocument = vim.lsp.util.make_text_document_params(buffer),
    position = position(buffer, 'consistencymode', client.offset_encoding),
  }
  local hover = request(buffer, 'textDocument/hover', place)
  check(hover and hover.contents.value:find('consistencyMode', 1, true), path .. ': no hover')
  local labels = vim.tbl_map(
    function(item) return item.label end, request(buffer, 'textDocument/completion', place))
  check(vim.tbl_contains(labels, 'excludeDisks'), path .. ': no completion: ' .. vim.inspect(labels))

  local count = select(2, text():gsub('provisioningState', ''))
  apply_first_action(buffer, client, 'quickfix', position(buffer, 'provisioningState', client.offset_encoding))
  check(select(2, text():gsub('provisioningState', '')) == count - 1, path .. ': no quick fix: ' .. text())
  expect_diagnostics(buffer, path, 'after the quick fix')
  apply_first_action(buffer, client, 'source.fixAll', { line = 0, character = 0 })
  check(text():find('"consistencyMode": "CrashConsistent"', 1, true), path .. ': no fixes: ' .. text())
  check(not text():find('provisioningState', 1, true), path .. ': not all fixes: ' .. text())
  expect_diagnostics(buffer, path, 'after all fixes')
end

local succeeded, failure = pcall(function()
  test_samples()
  for name, lines in pairs(forms()) do test_features(name, lines) end
end)
vim.fn.delete(scratch, 'rf')
io.stdout:write(succeeded and 'Neovim: all as expected\n' or tostring(failure) .. '\n')
vim.cmd(succeeded and 'qall!' or 'cquit 1')
