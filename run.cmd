@rem Lets a double click, or a plain "run", start run.ps1 where scripts are otherwise not allowed to run.
@powershell -NoProfile -ExecutionPolicy Bypass -File "%~dp0run.ps1" %*
@set code=%errorlevel%
@rem After a double click the window would close before the message is read.
@if not %code%==0 if "%~1"=="" pause
@exit /b %code%
