# Opens the program on Windows, and prepares everything it needs the first time (see docs/install.md).
#
# Written for Windows PowerShell 5.1, which reads the Thai below only because the file begins with a byte order
# mark.
# Exit codes of its own: 3 a suitable Python is missing, 4 the set-up did not succeed.

$words = $args
$root = $PSScriptRoot
$venv = Join-Path $root '.venv'
$python = Join-Path $venv 'Scripts\python.exe'
$note = Join-Path $venv 'set-up-note'  # what was installed, and from which pyproject.toml
$log = Join-Path $venv 'set-up.log'
$lock = Join-Path $venv 'set-up.lock'
$check = Join-Path $root 'tools\check_python.py'
$pyproject = (Get-FileHash -Algorithm SHA256 -LiteralPath (Join-Path $root 'pyproject.toml')).Hash

# Thai must come out right on a console of any code page, and in what is piped on from here.
try { [Console]::OutputEncoding = New-Object Text.UTF8Encoding $false } catch { }
$env:PYTHONUTF8 = '1'
$env:PYTHONIOENCODING = 'utf-8'

function Say([string]$text) { [Console]::Error.WriteLine($text) }

function Stop-WithoutPython {
    Say 'ต้องใช้ Python 3.11 ขึ้นไปที่มี tkinter พิมพ์คำสั่งบรรทัดถัดไปนี้ แล้วสั่งใหม่ (Python 3.11 or newer with tkinter is needed: type the next line, then try again)'
    Say 'winget install -e --id Python.Python.3.12'
    exit 3
}

function Stop-Failed {
    Say "ติดตั้งไม่สำเร็จ ส่วนใหญ่เพราะต่ออินเทอร์เน็ตไม่ได้ ต่อแล้วสั่งใหม่ได้เลย รายละเอียดอยู่ที่ (no network? The log is) $log"
    exit 4
}

# The first Python here that can carry the program; those with Tk 8.6 first, since 3.14 may bring Tk 9.
function Find-Python {
    foreach ($candidate in 'py -3.12', 'py -3.13', 'py -3.11', 'py -3.14', 'python', 'python3') {
        $name, $version = $candidate -split ' '
        if (-not (Get-Command $name -CommandType Application -ErrorAction SilentlyContinue)) { continue }
        $before = @($version | Where-Object { $_ })
        $answer = [string](& $name @before $check 2>$null)
        if ($answer.StartsWith('ok ')) { return $answer.Substring(3) }
    }
    Stop-WithoutPython
}

function Read-Note {
    if (Test-Path -LiteralPath $note) { return [string](Get-Content -LiteralPath $note -TotalCount 1) }
    return ''
}

function Write-Note([string]$kind) { [IO.File]::WriteAllText($note, "$kind $pyproject`n") }

# True when this kind (app or test) is installed as this pyproject.toml wants it.
function Test-Ready([string]$kind) {
    if (-not (Test-Path -LiteralPath $python)) { return $false }
    return (Read-Note) -in "$kind $pyproject", "test $pyproject"
}

# True when the .venv that is there is whole, so that pip can go on in it.
function Test-Sound {
    if (-not (Test-Path -LiteralPath $python)) { return $false }
    if ((Read-Note).StartsWith('unfinished')) { return $false }
    if (-not ([string](& $python $check 2>$null)).StartsWith('ok ')) { return $false }
    & $python -m pip --version *> $null
    return $LASTEXITCODE -eq 0
}

function Write-Log {
    process { Add-Content -LiteralPath $log -Encoding UTF8 -Value "$_" }
}

# Empties .venv but for the set-up's own files: while the note says `unfinished`, a stop anywhere does no harm.
function New-Venv([string]$base) {
    $own = (Split-Path $note -Leaf), (Split-Path $log -Leaf), (Split-Path $lock -Leaf)
    Get-ChildItem -LiteralPath $venv -Force | Where-Object { $_.Name -notin $own } | Remove-Item -Recurse -Force
    & $base -m venv $venv 2>&1 | Write-Log
    return $LASTEXITCODE -eq 0
}

function Install-Requirements([string]$kind) {
    $wanted = Join-Path $venv 'requirements.txt'
    $lines = @(& $python (Join-Path $root 'tools\requirements.py') $kind)
    if ($LASTEXITCODE -ne 0) { return $false }
    [IO.File]::WriteAllLines($wanted, [string[]]$lines)
    $env:PIP_USER = '0'
    & $python -m pip install --no-input --disable-pip-version-check -r $wanted 2>&1 | Write-Log
    if ($LASTEXITCODE -ne 0) { return $false }
    & $python (Join-Path $root 'tools\link_project.py') 2>&1 | Write-Log
    return $LASTEXITCODE -eq 0
}

# Waits for its turn; Windows takes the lock back when the one who holds it ends, however it ends.
function Wait-Turn {
    $told = $false
    while ($true) {
        try { return [IO.File]::Open($lock, 'OpenOrCreate', 'ReadWrite', 'None') } catch [IO.IOException] { }
        if (-not $told) { Say 'การติดตั้งอีกงานหนึ่งยังไม่เสร็จ กำลังรอ (waiting for another set-up)' }
        $told = $true
        Start-Sleep -Milliseconds 500
    }
}

function Install-Program([string]$kind, [string]$base) {
    if (Test-Ready $kind) { return }
    Say 'กำลังเตรียมโปรแกรม ใช้เวลาหนึ่งถึงสองนาที (setting up; a minute or two)'
    $whole = Test-Sound
    Write-Note 'unfinished'
    if (-not $whole) { $whole = New-Venv $base }
    if (-not ($whole -and (Install-Requirements $kind))) { Stop-Failed }
    Write-Note $kind
}

# Brings whatever of this kind (app or test) is not there yet.
function Get-Ready([string]$kind) {
    if (Test-Ready $kind) { return }
    $base = Find-Python
    try {
        New-Item -ItemType Directory -Force -Path $venv -ErrorAction Stop | Out-Null
        $turn = Wait-Turn
    } catch {
        Say "เขียนในโฟลเดอร์นี้ไม่ได้ จึงติดตั้งไม่ได้ (cannot write in this folder, so cannot set up) $root"
        exit 4
    }
    try { Install-Program $kind $base } finally { $turn.Dispose() }
}

function Start-Program {
    & $python (Join-Path $root 'main.py') @words
    exit $LASTEXITCODE
}

# Runs every check even after one fails; ends with the code of the first that failed, pytest's words last.
function Start-Tests {
    Push-Location -LiteralPath $root
    $rest = @($words | Select-Object -Skip 1)
    $failed = 0
    foreach ($tool in @('ruff check', 'ruff format --check', 'mypy', 'pytest -n auto')) {
        Say $tool
        $line = $tool -split ' '
        if ($line[0] -eq 'pytest') { $line += $rest }
        & $python -m @line
        if ($failed -eq 0) { $failed = $LASTEXITCODE }
    }
    Pop-Location
    exit $failed
}

switch ([string]$words[0]) {
    { $_ -in '-h', '--help' } {
        [Console]::Out.WriteLine(@'
run                เปิดโปรแกรม ครั้งแรกจะติดตั้งให้เอง    open the program; the first time, set it up
run setup          ติดตั้งอย่างเดียว                    only set up
run test [...]     ตรวจและทดสอบทั้งหมด               all checks and tests; the rest goes to pytest
run COMMAND ...    คำสั่งอื่นของโปรแกรม                any other command of the program

'@)
        if (Test-Ready 'app') { Start-Program }
        exit 0
    }
    'setup' {
        Get-Ready 'app'
        Say 'พร้อมใช้แล้ว สั่ง run เพื่อเปิดโปรแกรม (ready: run opens the program)'
        exit 0
    }
    'test' {
        Get-Ready 'test'
        Start-Tests
    }
    default {
        Get-Ready 'app'
        Start-Program
    }
}
