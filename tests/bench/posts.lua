-- Posts prepared requests, each once. Arguments after --: a file with a line for each, "<cookie header>\t<body>";
-- the path; the host; how many threads share the list; the status that is right.
local lines, path, host, right, next_line, step
sent, good = 0, 0

local threads, count = {}, 0

function setup(thread)
  thread:set("number", count)
  count = count + 1
  table.insert(threads, thread)
end

function init(arguments)
  lines, next_line = {}, number + 1
  for line in io.lines(arguments[1]) do lines[#lines + 1] = line end
  path, host, step, right = arguments[2], arguments[3], tonumber(arguments[4]), tonumber(arguments[5])
end

function request()
  local line = lines[next_line]
  if not line then
    wrk.thread:stop()
    return wrk.format("GET", "/healthz", { Host = host })
  end
  next_line = next_line + step
  sent = sent + 1
  local cookie, body = line:match("^(.-)\t(.*)$")
  local headers = { Host = host, ["Content-Type"] = "application/x-www-form-urlencoded" }
  if #cookie > 0 then headers["Cookie"] = cookie end
  return wrk.format("POST", path, headers, body)
end

function response(status)
  if status == right then good = good + 1 end
end

function done(summary)
  local all, fine = 0, 0
  for _, thread in ipairs(threads) do
    all, fine = all + thread:get("sent"), fine + thread:get("good")
  end
  io.write(string.format('JSON {"finished": %d, "requests": %d, "wrong": %d, "seconds": %.3f}\n',
    fine, all, all - fine, summary.duration / 1e6))
end
