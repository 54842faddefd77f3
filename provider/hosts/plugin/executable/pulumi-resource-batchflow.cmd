@echo off
where node >nul 2>nul
if errorlevel 1 (
  echo pulumi-resource-batchflow needs Node.js 20 or later on PATH; there is none 1>&2
  exit /b 1
)
node "%~dp0start.js" %*
